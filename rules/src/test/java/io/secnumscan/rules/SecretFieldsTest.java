package io.secnumscan.rules;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.detect.Detectors;
import io.secnumscan.core.detect.Redactor;
import io.secnumscan.core.type.ResourceType;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.yaml.Problems;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Secrets where neither their shape nor a name tells them: the type file does. */
class SecretFieldsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatAnAuthenticatorSaysOfWhoRequestsACertificateIsTakenOutWhateverItsKey() throws IOException {
        String written = written("kubernetes.certificates.signing-request",
                "{\"spec\":{\"username\":\"dev\",\"extra\":{\"example.org/session\":[\"blue-summer\"],\"x\":[\"winter\"]}}}");

        assertFalse(written.contains("blue-summer") || written.contains("winter"), written);
        assertTrue(written.contains("\"username\":\"dev\""), written);
    }

    @Test
    void tokensInTheConfigurationOfAnAgentAreTakenOut() throws IOException {
        String written = written("openstack.network.agent",
                "{\"configurations\":{\"tokens\":[\"blue-summer\"],\"tunneling_ip\":\"10.0.0.1\"}}");

        assertFalse(written.contains("blue-summer"), written);
        assertTrue(written.contains("\"tunneling_ip\":\"10.0.0.1\""), written);
    }

    private static String written(String type, String attributes) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            Redactor.of(Optional.of(type(type)), Detectors.create()).write(JSON.readTree(attributes), json);
        }
        return out.toString();
    }

    private static ResourceType type(String name) {
        Problems problems = new Problems();
        var types = TypeFiles.load(Path.of("").toAbsolutePath(), problems).byPlatform();
        problems.throwIfAny();
        return types.values().stream()
                .flatMap(one -> one.values().stream())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

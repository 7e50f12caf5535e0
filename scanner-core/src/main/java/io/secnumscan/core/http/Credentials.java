package io.secnumscan.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.detect.Detectors;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** Makes the run know what a call proves itself with, before anything can quote it back. */
record Credentials(Detectors detectors) {
    void of(ApiRequest request) {
        request.headers().forEach(this::header);
        if (!request.body().isEmpty()) {
            body(request.body());
        }
    }

    /** The login that a proxy's address holds. */
    void of(URI proxy) {
        String login = proxy.getRawUserInfo();
        if (login != null) {
            String password = login.substring(login.indexOf(':') + 1);
            detectors.remember(password);
            detectors.remember(URLDecoder.decode(password.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
    }

    private void header(String name, String value) {
        int blank = value.indexOf(' ');
        if (!name.toLowerCase(Locale.ROOT).endsWith("authorization") || blank < 0) {
            detectors.remember(name, value);
            return;
        }
        String proof = value.substring(blank + 1).strip();
        detectors.remember(proof);
        if (value.substring(0, blank).equalsIgnoreCase("basic")) {
            basic(proof);
        }
    }

    private void basic(String proof) {
        try {
            String login = new String(Base64.getDecoder().decode(proof), StandardCharsets.UTF_8);
            detectors.remember(login.substring(login.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            // no base64: what it is was remembered as it is
        }
    }

    private void body(String text) {
        try {
            values("", JsonPage.JSON.readTree(text));
        } catch (IOException e) {
            detectors.remember(text);
        }
    }

    /** {@code {"token": {"id": "…"}}}: where a thing that is a secret is an object, its id is the secret. */
    private void values(String name, JsonNode node) {
        if (node.isArray()) {
            node.forEach(child -> values(name, child));
        }
        node.properties().forEach(field -> {
            String own = field.getKey().equals("id") ? name : field.getKey();
            if (field.getValue().isTextual()) {
                detectors.remember(own, field.getValue().textValue());
            } else {
                values(own, field.getValue());
            }
        });
    }
}

package io.secnumscan.k8s.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.Read;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigSecretsTest {
    private static final String PLAIN = "{'removed':true,'kind':'value','length':5,'matches':[]}";
    private static final String FOUND =
            "{'removed':true,'kind':'password','length':18,'matches':['password DB_PASSWORD:1']}";

    private static JsonNode row(String content) {
        return Read.cluster().with("kubernetes.core.config-map", "ConfigMap",
                "{'metadata':{'name':'a','namespace':'shop'}," + content + "}").derive(ConfigSecrets.TYPE)
                .row("ConfigMap/shop/a");
    }

    @Test
    void keysOfWhatWasFoundAreNamed() {
        JsonNode row = row("'data':{'DB_PASSWORD':" + FOUND + ",'level':" + PLAIN + "}");

        assertEquals("[\"DB_PASSWORD\"] [\"password DB_PASSWORD:1\"] true",
                row.path("keys") + " " + row.path("found") + " " + row.path("searched"));
    }

    @Test
    void nothingFoundIsNothingNamed() {
        assertEquals("[]", row("'data':{'level':" + PLAIN + "}").path("keys").toString());
    }

    @Test
    void whatIsBinaryWasNotSearched() {
        assertFalse(row("'binaryData':{'jks':{'removed':true,'length':5}}").path("searched").asBoolean(true));
    }

    @Test
    void whatWasNotMeasuredWasNotSearched() {
        assertFalse(row("'data':{'a':{'removed':true,'length':5}}").path("searched").asBoolean(true));
    }

    @Test
    void whatSignsTheClustersInfoIsPublic() {
        Read read = Read.cluster();
        for (String namespace : List.of("kube-public", "shop")) {
            read.with("kubernetes.core.config-map", "ConfigMap", "{'metadata':{'name':'cluster-info','namespace':'"
                    + namespace + "'},'data':{'jws-kubeconfig-abcdef':" + FOUND + "}}");
        }
        Read.Derived derived = read.derive(ConfigSecrets.TYPE);

        assertEquals("[] [\"jws-kubeconfig-abcdef\"]",
                derived.row("ConfigMap/kube-public/cluster-info").path("keys") + " "
                        + derived.row("ConfigMap/shop/cluster-info").path("keys"));
    }
}

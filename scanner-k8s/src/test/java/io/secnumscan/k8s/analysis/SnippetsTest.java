package io.secnumscan.k8s.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.k8s.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnippetsTest {
    private static Read ingress(String annotation) {
        return Read.cluster().with("kubernetes.network.ingress", "Ingress",
                "{'metadata':{'name':'web','namespace':'shop','annotations':{'" + annotation + "':'x'}}}");
    }

    @ParameterizedTest
    @CsvSource({
            "nginx.ingress.kubernetes.io/configuration-snippet,true", "nginx.ingress.kubernetes.io/server-snippet,true",
            "nginx.org/server-snippets,true", "haproxy.org/backend-config-snippet,true",
            "haproxy-ingress.github.io/config-backend,true", "nginx.ingress.kubernetes.io/ssl-redirect,false",
            "example.org/snippet-of-the-day,false"})
    void whatIsHandedOverWordByWordIsNamed(String annotation, boolean snippet) {
        assertEquals(snippet ? "[\"" + annotation + "\"]" : "[]",
                ingress(annotation).derive(Snippets.TYPE).row("Ingress/shop/web").path("snippets").toString());
    }

    @Test
    void aConfigMapThatAllowsThemIsARow() {
        Read read = Read.cluster();
        for (String name : List.of("a", "b")) {
            read.with("kubernetes.core.config-map", "ConfigMap", "{'metadata':{'name':'" + name
                    + "','namespace':'ops'},'switches':{'allow-snippet-annotations':" + name.equals("a") + "}}");
        }
        Read.Derived derived = read.derive(Snippets.TYPE);

        assertEquals("true false", derived.row("ConfigMap/ops/a").path("allowed") + " "
                + derived.row("ConfigMap/ops/b").path("allowed"));
    }

    @Test
    void aConfigMapOfSomethingElseIsNone() {
        assertEquals(List.of(), Read.cluster().with("kubernetes.core.config-map", "ConfigMap",
                "{'metadata':{'name':'a','namespace':'ops'},'data':{}}").derive(Snippets.TYPE).ids());
    }
}

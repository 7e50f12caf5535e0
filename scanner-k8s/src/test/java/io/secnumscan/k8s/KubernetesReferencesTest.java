package io.secnumscan.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.collect.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubernetesReferencesTest {
    private static final String INGRESS = "{'metadata':{'namespace':'shop'},'spec':{'defaultBackend':{'service':"
            + "{'name':'home'}},'rules':[{'http':{'paths':[{'backend':{'service':{'name':'web'}}},{'backend':"
            + "{'resource':{'name':'bucket'}}}]}},{'host':'a'}],'tls':[{'secretName':'t'},{'hosts':['b']}]}}";

    private static List<String> named(String type) {
        return KubernetesReferences.ALL.stream()
                .filter(one -> one.from().equals("kubernetes.network.ingress") && one.to().equals(type))
                .flatMap(one -> one.names().of(Read.json(INGRESS)))
                .map(Reference.Named::id)
                .toList();
    }

    @Test
    void anIngressNamesServices() {
        assertEquals(List.of("Service/shop/home", "Service/shop/web"), named("kubernetes.core.service"));
    }

    @Test
    void anIngressNamesTheSecretsOfItsCertificates() {
        assertEquals(List.of("Secret/shop/t"), named("kubernetes.core.secret"));
    }
}

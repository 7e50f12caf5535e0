package io.secnumscan.core.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void aResourceIsInEachStepOfItsScope() {
        Scope scope = new Scope(List.of(new Scope.Step("domain", "d"), new Scope.Step("project", "p")));

        assertEquals(List.of("domain/d", "project/p"), Places.of("openstack.network.port", "1", scope));
    }

    @Test
    void aProjectIsInItselfAndInItsDomain() {
        assertEquals(List.of("domain/d", "project/p"),
                Places.of("openstack.identity.project", "p", Scope.of("domain", "d")));
    }

    @Test
    void aNamespaceIsInItselfByTheNameThatOthersHave() {
        assertEquals(List.of("namespace/ci"), Places.of("kubernetes.core.namespace", "Namespace//ci", Scope.ALL));
    }

    @Test
    void nothingElseIsAPlace() {
        assertEquals(List.of(), Places.of("openstack.identity.role-assignment", "user/u/role/r/project/p", Scope.ALL));
    }
}

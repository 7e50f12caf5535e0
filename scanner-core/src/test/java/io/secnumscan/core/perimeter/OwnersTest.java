package io.secnumscan.core.perimeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnersTest {
    @Test
    void theFirstEntryThatMatchesDecides() {
        Owners owners = owners("""
                [{"class": "provider", "match": {"scope": "domain/default"}}, {"class": "customer", "match": {}}]""");

        assertEquals(Optional.of(OwnerClass.PROVIDER),
                owners.classOf("t", List.of("project/1", "domain/default"), Map.of()));
        assertEquals(Optional.of(OwnerClass.CUSTOMER),
                owners.classOf("t", List.of("project/1", "domain/north"), Map.of()));
    }

    @Test
    void everythingThatAnEntryNamesMustMatch() {
        Owners owners =
                owners("""
                [{"class": "admin", "match": {"target": "prod-*", "scope": "namespace/ops", "label": "role=admin"}}]""");

        assertEquals(Optional.of(OwnerClass.ADMIN),
                owners.classOf("prod-1", List.of("namespace/ops"), Map.of("role", "admin")));
        assertEquals(Optional.empty(), owners.classOf("test-1", List.of("namespace/ops"), Map.of("role", "admin")));
        assertEquals(Optional.empty(), owners.classOf("prod-1", List.of("namespace/dev"), Map.of("role", "admin")));
        assertEquals(Optional.empty(), owners.classOf("prod-1", List.of("namespace/ops"), Map.of("role", "dev")));
    }

    @Test
    void aLabelMayBeNamedByItsKeyAlone() {
        assertEquals(Optional.of(OwnerClass.CUSTOMER),
                owners("""
                        [{"class": "customer", "match": {"label": "tenant"}}]""").classOf("t", List.of(),
                        Map.of("tenant", "x")));
    }

    @Test
    void aStarStandsForAnyPart() {
        assertTrue(Glob.matches("namespace/kube-*", "namespace/kube-system"));
        assertTrue(Glob.matches("*a*b*", "xxaxxabx"));
        assertTrue(Glob.matches("*", ""));
        assertFalse(Glob.matches("kube-*", "my-kube-system"));
        assertFalse(Glob.matches("a*b", "abc"));
        assertFalse(Glob.matches("", "a"));
    }

    private static Owners owners(String json) {
        try {
            return Owners.of(new ObjectMapper().readTree(json));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}

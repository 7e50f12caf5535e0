package io.secnumscan.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.referential.Profile;
import io.secnumscan.core.referential.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ProfilesTest {
    private final Shipped shipped = Shipped.load();

    @Test
    void thereIsOneProfileForEachRoleAndService() {
        assertEquals(Set.of("provider", "provider-caas", "provider-iaas", "tenant", "tenant-caas", "tenant-iaas"),
                shipped.library().profiles().keySet());
    }

    @Test
    void theDefaultIsAProfileThatLooksAtEveryRule() {
        Profile profile = shipped.library().profiles().get(Profile.DEFAULT);

        assertEquals(Role.PROVIDER, profile.role());
        assertEquals(shipped.rules().ids(), rules(profile));
    }

    @Test
    void aTenantIsNotJudgedByWhatOnlyTheProviderCanSet() {
        shipped.library().profiles().values().stream().filter(profile -> profile.role() == Role.TENANT)
                .forEach(profile -> assertTrue(
                        !rules(profile).contains("os-keystone-admin-on-tenant-project"), profile.name()));
    }

    /** A rule that a profile loses or wins shows in review: the list beside the profile changes with it. */
    @TestFactory
    Stream<DynamicTest> aProfileEvaluatesTheRulesOfItsGoldenList() {
        return shipped.library().profiles().values().stream()
                .map(profile -> DynamicTest.dynamicTest(profile.name(), () -> {
                    Path golden = Shipped.ROOT.resolve("profiles").resolve(profile.name() + ".rules.txt");
                    assertEquals(lines(golden), List.copyOf(rules(profile)),
                            "rules of the profile against " + golden.getFileName());
                }));
    }

    private static List<String> lines(Path golden) throws IOException {
        return Files.readAllLines(golden);
    }

    private Set<String> rules(Profile profile) {
        return profile.rules(shipped.library().referential(), shipped.library().map(), shipped.rules().ids());
    }
}

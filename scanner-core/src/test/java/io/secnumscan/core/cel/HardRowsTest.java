package io.secnumscan.core.cel;

import static io.secnumscan.core.cel.Language.unknown;
import static io.secnumscan.core.cel.Language.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.type.FieldType;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The expressions of the hard rows of the catalogues, each with what was seen, what is missing, and nothing at all. */
class HardRowsTest {
    private static final FieldType TEXT = new FieldType.Text();

    @Nested
    class DisabledUserAccess {
        private static final String REQUIRE = "!related.grants.exists(g, true) && !related.creds.exists(c, true)";

        private final Language language =
                Language.of("enabled: bool").join("grants", "id: string").join("creds", "id: string");

        @Test
        void noGrantAndNoCredentialPasses() {
            assertEquals(value(true), language.evaluate(REQUIRE));
        }

        @Test
        void oneGrantFailsWhateverIsMissing() {
            assertEquals(value(false),
                    language.rows("grants", "{id: 'a'}").rowsAndMaybeMore("creds").evaluate(REQUIRE));
        }

        @Test
        void refusedCredentialsAreNotAbsentOnes() {
            assertEquals(unknown("related.creds"), language.rowsAndMaybeMore("creds").evaluate(REQUIRE));
        }
    }

    @Nested
    class DefaultRoles {
        private static final String REQUIRE = "related.roles.exists(r, r.name == item && r.domain_id == null)";

        private final Language language = Language.of("name: string")
                .join("roles", "name: string\ndomain_id: {at: /domain_id, type: string?, absent: null}")
                .itemOf(TEXT)
                .item("'reader'");

        @Test
        void theRoleOfADomainIsNotTheGlobalOne() {
            assertEquals(value(false), language.rows("roles", "{name: 'reader', domain_id: 'd'}").evaluate(REQUIRE));
        }

        @Test
        void theGlobalRolePassesThoughThereMayBeMore() {
            assertEquals(value(true), language.rowsAndMaybeMore("roles", "{name: 'reader'}").evaluate(REQUIRE));
        }

        @Test
        void aRoleThatIsNotAmongThoseSeenMayStillExist() {
            assertEquals(unknown("related.roles"),
                    language.rowsAndMaybeMore("roles", "{name: 'member'}").evaluate(REQUIRE));
        }
    }

    @Nested
    class EndpointInterfaces {
        private static final String REQUIRE =
                "['public', 'internal'].all(i, related.e.exists(x, x.interface == i && x.enabled))";

        private final Language language = Language.of("name: string").join("e", "interface: string\nenabled: bool");

        @Test
        void bothInterfacesPass() {
            assertEquals(
                    value(true),
                    language.rows("e", "{interface: 'public', enabled: true}", "{interface: 'internal', enabled: true}")
                            .evaluate(REQUIRE));
        }

        @Test
        void aDisabledEndpointIsNone() {
            assertEquals(
                    value(false),
                    language.rows("e", "{interface: 'public', enabled: true}",
                            "{interface: 'internal', enabled: false}")
                            .evaluate(REQUIRE));
        }

        @Test
        void theOtherInterfaceMayBeAmongWhatIsMissing() {
            assertEquals(
                    unknown("related.e"),
                    language.rowsAndMaybeMore("e", "{interface: 'public', enabled: true}").evaluate(REQUIRE));
        }
    }

    @Nested
    class RouterMultiTenant {
        private static final String REQUIRE = "related.s.distinct(s, s.project_id).atMost(1)";

        private final Language language =
                Language.of("id: string").join("p", "subnet_ids: list(string)").join("s", "project_id: string?");

        @Test
        void keysOfTheSecondHopAreFlattened() {
            language.rows("p", "{subnet_ids: ['a', 'b']}", "{subnet_ids: []}", "{subnet_ids: ['b']}");

            assertEquals(value(List.of("a", "b", "b")), keys("related.p.map(p, p.subnet_ids)"));
        }

        @Test
        void keysOfAnIncompleteHopSaySo() {
            language.rowsAndMaybeMore("p", "{subnet_ids: ['a']}");

            assertEquals(
                    new Outcome.OpenList(List.of("a"), List.of("related.p")), keys("related.p.map(p, p.subnet_ids)"));
        }

        private Outcome keys(String source) {
            return language.compile(source, new Result.JoinKeys(TEXT)).evaluate(language.bindings());
        }

        @Test
        void twoOwnersAlreadySeenFail() {
            assertEquals(
                    value(false),
                    language.rowsAndMaybeMore("s", "{project_id: 'a'}", "{project_id: 'b'}").evaluate(REQUIRE));
        }

        @Test
        void oneOwnerInAPartialSetIsUnknown() {
            assertEquals(unknown("related.s"), language.rowsAndMaybeMore("s", "{project_id: 'a'}").evaluate(REQUIRE));
        }

        @Test
        void anOwnerThatIsNullIsNoOwner() {
            assertEquals(value(true), language.rows("s", "{project_id: 'a'}", "{project_id: null}").evaluate(REQUIRE));
        }
    }

    @Nested
    class SecurityGroupLogging {
        private static final String REQUIRE = "related.l.exists(l, l.enabled && l.event in ['DROP', 'ALL'])";

        private final Language language = Language.of("logging: bool").join("l", "enabled: bool\nevent: string");

        @Test
        void aLogOfAcceptedTrafficIsNotEnough() {
            assertEquals(value(false), language.rows("l", "{enabled: true, event: 'ACCEPT'}").evaluate(REQUIRE));
        }

        @Test
        void noneSeenAndSomeRefusedIsUnknown() {
            assertEquals(unknown("related.l"), language.rowsAndMaybeMore("l").evaluate(REQUIRE));
        }
    }

    @Nested
    class DanglingBinding {
        private final Language language =
                Language.of("namespace: string\nrole_ref: {at: /roleRef, fields: {kind: string}}")
                        .join("r", "name: string")
                        .given("{namespace: 'a', roleRef: {kind: 'Role'}}");

        @Test
        void aStructIsReadThroughItsFields() {
            assertEquals(value(true), language.evaluate("resource.role_ref.kind == 'Role'"));
        }

        @Test
        void aFieldMayBeNamedByAWordOfTheLanguage() {
            assertEquals(value("a"), language.evaluate("resource.namespace"));
        }

        @Test
        void refusedRolesDoNotReadAsDangling() {
            assertEquals(unknown("related.r"), language.rowsAndMaybeMore("r").evaluate("related.r.exists(r, true)"));
        }
    }

    @Nested
    class ControlPlane {
        private static final String REQUIRE =
                "related.cp.atLeast(3) && related.cp.distinct(n, map.get(n.labels, 'zone')).atLeast(2)";

        private final Language language =
                Language.of("name: string").join("cp", "labels: {at: /labels, type: map, absent: {}}");

        @Test
        void threeNodesInTwoZonesPass() {
            language.rows("cp", "{labels: {zone: 'a'}}", "{labels: {zone: 'b'}}", "{labels: {}}");

            assertEquals(value(true), language.evaluate(REQUIRE));
        }

        @Test
        void nodesWithoutZoneAreInNone() {
            assertEquals(value(false), language.rows("cp", "{labels: {zone: 'a'}}", "{}", "{}").evaluate(REQUIRE));
        }

        @Test
        void aThirdNodeMayBeMissing() {
            assertEquals(
                    unknown("related.cp"),
                    language.rowsAndMaybeMore("cp", "{labels: {zone: 'a'}}", "{labels: {zone: 'b'}}")
                            .evaluate(REQUIRE));
        }
    }

    @Nested
    class NamespacePolicy {
        private final Language language = Language.of("name: string").join("s", "policy: string");

        @Test
        void aPolicyThatWasSeenDecidesInAPartialSet() {
            assertEquals(
                    value(true), language.rowsAndMaybeMore("s", "{policy: 'p'}").evaluate("related.s.exists(x, true)"));
        }
    }

    @Nested
    class UniqueAuthority {
        private static final String REQUIRE = "related.e.all(x, related.a.all(y, x.value != y.value))";

        private final Language language = Language.of("name: string")
                .join("e", "value: string\nfingerprint: {at: /fingerprint, type: string?, absent: null}")
                .join("a", "value: string");

        @Test
        void theSameAuthorityTwiceFails() {
            assertEquals(value(false),
                    language.rows("e", "{value: '/ca'}").rows("a", "{value: '/ca'}").evaluate(REQUIRE));
        }

        @Test
        void twoAuthoritiesPassAndAPersonLooksAtThem() {
            language.rows("e", "{value: '/etcd-ca'}").rows("a", "{value: '/ca'}");

            assertEquals(value(true), language.evaluate(REQUIRE));
            assertEquals(value(true), language.evaluate("!related.e.exists(x, x.fingerprint != null)"));
        }

        @Test
        void asSettingThatMayBeMissingIsUnknown() {
            assertEquals(
                    unknown("related.a"),
                    language.rows("e", "{value: '/ca'}").rowsAndMaybeMore("a", "{value: '/b'}").evaluate(REQUIRE));
        }
    }

    @Nested
    class EncryptedVolume {
        private final Language language = Language.of("csi_driver: string?").join("v", "encrypted: bool");

        @Test
        void aNullableFieldIsCompared() {
            assertEquals(value(false),
                    language.given("{csi_driver: null}").evaluate("resource.csi_driver == 'cinder'"));
        }

        @Test
        void noLinkedVolumeIsNotAssessable() {
            assertEquals(value(false), language.evaluate("related.v.exists(v, true)"));
        }

        @Test
        void anEncryptedVolumePasses() {
            assertEquals(value(true),
                    language.rows("v", "{encrypted: true}").evaluate("related.v.exists(v, v.encrypted)"));
        }
    }
}

package io.secnumscan.k8s.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.cel.Arguments;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.type.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the functions answer; what each level refuses is for the cases of k8s-psa-effective-gap. */
class PodSecurityFunctionsTest {
    private static final FieldType.Struct WORKLOAD = Rows.struct("""
            os: {type: string, absent: ""}
            host_users: {type: bool, absent: true}
            host_network: {type: bool, absent: unread}
            host_pid: {type: bool, absent: false}
            host_ipc: {type: bool, absent: false}
            sysctls: {type: list(string), absent: []}
            volume_kinds: {type: list(string), absent: []}
            containers:
              items:
                name: string
                privileged: {type: bool, absent: false}
                host_process: {type: bool, absent: false}
                capabilities_add: {type: list(string), absent: []}
                capabilities_drop: {type: list(string), absent: unread}
                allow_privilege_escalation: {type: bool, absent: true}
                run_as_non_root: {type: bool?, absent: null}
                run_as_user: {type: int?, absent: null}
                proc_mount: {type: string, absent: Default}
                seccomp: {type: string?, absent: null}
                apparmor: {type: string?, absent: null}
                selinux_type: {type: string?, absent: null}
                selinux_user: {type: string?, absent: null}
                selinux_role: {type: string?, absent: null}
                probe_hosts: {type: list(string), absent: []}
                ports: {absent: [], items: {host_port: {type: int, absent: 0}}}
            """);
    private static final String RESTRICTED = "'name':'app','run_as_non_root':true,'allow_privilege_escalation':false,"
            + "'seccomp':'RuntimeDefault'";

    private static @Nullable Object call(String function, Object... given) {
        return new PodSecurityFunctions()
                .functions().stream().filter(one -> one.name().equals(function)).findFirst().orElseThrow()
                .body().apply(Arguments.of(given));
    }

    private static @Nullable Object admits(String level, String workload) {
        return call("psa.admits", Rows.row(WORKLOAD, workload), level, "latest");
    }

    @Test
    void aPodThatSaysNothingIsWithinBaselineAndNotRestricted() {
        String plain = "{'host_network':false,'containers':[{'name':'app','capabilities_drop':[]}]}";

        assertEquals(true, admits("baseline", plain));
        assertEquals(false, admits("restricted", plain));
    }

    @ParameterizedTest
    @CsvSource({"privileged", "''", "elsewhere"})
    void anyOtherLevelAdmitsAll(String level) {
        assertEquals(true, admits(level, "{'host_network':true,'containers':[]}"));
    }

    @Test
    void whatWasNotReadAndDecidesIsNamed() {
        assertEquals(new Outcome.Unknown(List.of("resource.host_network")), admits("baseline", "{'containers':[]}"));
        assertEquals(
                new Outcome.Unknown(List.of("resource.containers.capabilities_drop")),
                admits("restricted", "{'host_network':false,'containers':[{" + RESTRICTED + "}]}"));
    }

    @Test
    void whatIsRefusedIsRefusedWhateverElseWasNotRead() {
        assertEquals(false, admits("baseline", "{'containers':[{'name':'app','privileged':true}]}"));
    }

    @Test
    void refusalsAreInTheWordsOfAPod() {
        assertEquals(
                List.of("hostNetwork", "volumes: hostPath", "app: privileged", "app: capabilities.add NET_ADMIN"),
                call("psa.refusals", Rows.row(WORKLOAD, "{'host_network':true,'volume_kinds':['hostPath','secret'],"
                        + "'containers':[{'name':'app','privileged':true,'capabilities_add':['NET_ADMIN','CHOWN']}]}"),
                        "baseline", "latest"));
    }

    @ParameterizedTest
    @CsvSource({"v1.33,true", "v1.34,false", "latest,false", "newest,false"})
    void aNamespaceMayNameAnOlderRelease(String version, boolean admitted) {
        assertEquals(admitted, call("psa.admits", Rows.row(WORKLOAD,
                "{'host_network':false,'containers':[{'name':'app','probe_hosts':['10.0.0.1']}]}"),
                "baseline", version));
    }

    @ParameterizedTest
    @CsvSource({"v1.34,34", "v1.8,8", "latest,0", "1.34,0", "v1.34.2,0", "v1.99999999999,0"})
    void aReleaseHasAMinorNumber(String version, long minor) {
        assertEquals(minor, call("psa.minor", version));
    }
}

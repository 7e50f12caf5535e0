package io.secnumscan.k8s.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.cel.Arguments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFunctionsTest {
    private static Object opens(String argument) {
        return new ConsoleFunctions().functions().getFirst().body().apply(Arguments.of(argument));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "--enable-skip-login", "-enable-skip-login", "--enable-skip-login=TRUE", "--web.enable-admin-api=1",
            "--disable-auth=yes", "--auth-mode=server", "--auth-mode=sso,server", "--auth-mode=server,sso",
            "--anonymous-auth=true"})
    void anArgumentThatLetsPeopleInOpensTheConsole(String argument) {
        assertEquals(true, opens(argument));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "enable-skip-login", "--enable-skip-login=false", "--enable-skip-logins", "--webXenable-admin-api",
            "--auth-mode=sso", "--auth-mode=servers", "--anonymous-auth", "--anonymous-auth=false",
            "sh -c --enable-skip-login", "--enable-skip-login\n"})
    void anyOtherArgumentDoesNot(String argument) {
        assertEquals(false, opens(argument));
    }
}

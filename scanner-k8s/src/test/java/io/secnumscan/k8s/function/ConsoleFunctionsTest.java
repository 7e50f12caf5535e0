package io.secnumscan.k8s.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.secnumscan.core.cel.Arguments;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.type.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFunctionsTest {
    private static final FieldType.Struct CONTAINER = Rows.struct("""
            name: string
            command: {type: list(string), absent: []}
            args: {type: list(string), absent: []}
            env:
              absent: []
              items:
                name: string
                value: {type: string?, absent: null, secret: [length, switch]}
                secret: {type: string?, absent: null}
                config_map: {type: string?, absent: null}
            """);

    private static @Nullable Object open(String container) {
        return new ConsoleFunctions().functions().getFirst().body()
                .apply(Arguments.of(Rows.list(CONTAINER, "{'name':'c'," + container + "}")));
    }

    private static @Nullable Object variable(String name, String value) {
        return open("'env':[{'name':'" + name + "'" + value + "}]");
    }

    private static String measured(int length, String word) {
        return ",'value':{'removed':true,'kind':'value','length':" + length + ",'switch':'" + word + "'}";
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "--enable-skip-login", "-enable-skip-login", "--enable-skip-login=TRUE", "--web.enable-admin-api=1",
            "--disable-auth=yes", "--auth-mode=server", "--auth-mode=sso,server", "--auth-mode=server,sso",
            "--anonymous-auth=true"})
    void anArgumentThatLetsPeopleInOpensTheConsole(String argument) {
        assertEquals(List.of("c: " + argument), open("'args':['" + argument + "']"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "enable-skip-login", "--enable-skip-login=false", "--enable-skip-logins", "--webXenable-admin-api",
            "--auth-mode=sso", "--auth-mode=servers", "--anonymous-auth", "--anonymous-auth=false",
            "sh -c --enable-skip-login", "--enable-skip-login\\n"})
    void anyOtherArgumentDoesNot(String argument) {
        assertEquals(List.of(), open("'args':['" + argument + "']"));
    }

    @Test
    void aValueBehindItsOptionIsReadWithIt() {
        assertEquals(List.of("c: --auth-mode=server"), open("'command':['argo','server','--auth-mode','server']"));
    }

    @Test
    void aSwitchTakesNoValueBehindIt() {
        assertEquals(List.of(), open("'args':['--anonymous-auth','true']"));
    }

    @Test
    void aVariableThatSaysYesOpensTheConsoleHoweverShort() {
        assertEquals(List.of("c: ANONYMOUS_ENABLED"), variable("ANONYMOUS_ENABLED", measured(1, "on")));
    }

    @Test
    void aVariableThatSaysNoDoesNot() {
        assertEquals(List.of(), variable("ANONYMOUS_ENABLED", measured(4, "")));
    }

    @Test
    void anotherVariableDoesNotWhateverItSays() {
        assertEquals(List.of(), variable("ANONYMOUS_ENABLED_BY", measured(1, "on")));
    }

    @Test
    void dockerWithoutACertificateFolderHasNoTls() {
        assertEquals(List.of("c: DOCKER_TLS_CERTDIR"), variable("DOCKER_TLS_CERTDIR", measured(0, "")));
        assertEquals(List.of("c: DOCKER_TLS_CERTDIR"), variable("DOCKER_TLS_CERTDIR", ""));
        assertEquals(List.of(), variable("DOCKER_TLS_CERTDIR", measured(6, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANONYMOUS_ENABLED", "DOCKER_TLS_CERTDIR"})
    void whatAConfigMapSaysIsNotKnown(String name) {
        assertInstanceOf(Outcome.Unknown.class, variable(name, ",'config_map':'m'"));
    }

    @Test
    void whatIsOpenStaysOpenBesideWhatIsNotKnown() {
        assertEquals(List.of("c: --no-auth"),
                open("'args':['--no-auth'],'env':[{'name':'ANONYMOUS_ENABLED','secret':'s'}]"));
    }
}

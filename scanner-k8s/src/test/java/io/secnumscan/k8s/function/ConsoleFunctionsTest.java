package io.secnumscan.k8s.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.secnumscan.core.cel.Arguments;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.ValueList;
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
                file_key: {type: string?, absent: null}
                pod_field: {type: string?, absent: null}
            env_from:
              absent: []
              items:
                secret: {type: string?, absent: null}
                config_map: {type: string?, absent: null}
                prefix: {type: string, absent: ""}
            """);

    private static @Nullable Object open(String container) {
        return new ConsoleFunctions().functions().getFirst().body()
                .apply(Arguments.of(Rows.list(CONTAINER, "{'name':'c'," + container + "}"), ValueList.of(List.of())));
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
            "--anonymous-auth=true", "--anonymous-auth", "--anonymous_auth=true", "--auth_mode=server"})
    void anArgumentThatLetsPeopleInOpensTheConsole(String argument) {
        assertEquals(List.of("c: " + argument), open("'args':['" + argument + "']"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "enable-skip-login", "--enable-skip-login=false", "--enable-skip-logins", "--webXenable-admin-api",
            "--auth-mode=sso", "--auth-mode=servers", "--anonymous-auth=false",
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
        assertEquals(List.of("c: --anonymous-auth"), open("'args':['--anonymous-auth','false']"));
    }

    @Test
    void commandAndArgumentsAreOneLine() {
        assertEquals(List.of("c: --auth-mode=server"),
                open("'command':['argo','server','--auth-mode'],'args':['server']"));
    }

    @Test
    void quotesAroundAValueAreNoneOfIt() {
        assertEquals(List.of("c: --auth-mode=\"server\""), open("'args':['--auth-mode=\\'server\\'']"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "exec prometheus --web.enable-admin-api", "sleep 1;prometheus --web.enable-admin-api&",
            "(prometheus --web.enable-admin-api)", "prometheus \\'--web.enable-admin-api\\'"})
    void aScriptOfAShellIsReadWordByWord(String script) {
        assertEquals(List.of("c: --web.enable-admin-api"),
                open("'command':['/bin/bash','-ec'],'args':['" + script + "']"));
    }

    @Test
    void aReferenceThatNothingDeclaresStaysAsItIsWritten() {
        assertEquals(List.of(), open("'args':['--no-auth=$(NO)']"));
    }

    @Test
    void aReferenceWithTwoDollarsIsNone() {
        assertEquals(List.of(), open("'args':['--no-auth=$$(NO)'],'env':[{'name':'NO'" + measured(1, "on") + "}]"));
    }

    @Test
    void aWholeArgumentThatWasNotSeenMayBeAnOption() {
        assertInstanceOf(Outcome.Unknown.class,
                open("'args':['$(OPTIONS)'],'env':[{'name':'OPTIONS','config_map':'m'}]"));
    }

    @Test
    void anAddressOfThePodIsNoOption() {
        assertEquals(List.of(), open("'args':['$(IP)'],'env':[{'name':'IP','pod_field':'status.podIP'}]"));
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

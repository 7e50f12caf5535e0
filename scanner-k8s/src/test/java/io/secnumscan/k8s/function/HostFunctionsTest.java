package io.secnumscan.k8s.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.cel.Arguments;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.ValueList;
import io.secnumscan.core.type.FieldType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostFunctionsTest {
    private static final FieldType.Struct RULE = Rows.struct("host: string");
    private static final FieldType.Struct TLS = Rows.struct("hosts: {type: list(string), absent: unread}");

    private static Object call(String name, String pattern, String host) {
        return new HostFunctions().functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow()
                .body()
                .apply(Arguments.of(pattern, host));
    }

    @ParameterizedTest
    @CsvSource({
            "a.example.org,a.example.org,true", "A.Example.ORG,a.example.org,true", "*.example.org,a.example.org,true",
            "*.example.org,*.example.org,true", "*.example.org,example.org,false",
            "*.example.org,a.b.example.org,false",
            "a.example.org,b.example.org,false", "'*.',a,false", "*,a.example.org,false",
            "a.example.org,*.example.org,false",
            "'','',false", "*.example.org,.example.org,false"})
    void aWildcardStandsForOneLabel(String pattern, String host, boolean covered) {
        assertEquals(covered, call("k8s.hostMatches", pattern, host));
    }

    @ParameterizedTest
    @CsvSource({
            "'a.example.org,*.b.example.org',x.b.example.org,true", "'a.example.org, b.example.org',b.example.org,true",
            "a.example.org,b.example.org,false", "'',a.example.org,false", "'a.example.org,,','',false"})
    void oneOfSeveralNamesIsEnough(String names, String host, boolean covered) {
        assertEquals(covered, call("k8s.namesCover", names, host));
    }

    private static Object withoutTls(ValueList rules, ValueList tls) {
        return new HostFunctions().functions().stream()
                .filter(function -> function.name().equals("k8s.hostsWithoutTls"))
                .findFirst()
                .orElseThrow()
                .body()
                .apply(Arguments.of(rules, tls));
    }

    private static ValueList rules(String... hosts) {
        return Rows.list(RULE, Stream.of(hosts).map(host -> "{'host':'" + host + "'}").toArray(String[]::new));
    }

    @Test
    void aHostThatNoTlsCoversIsNamed() {
        assertEquals(List.of("b.example.org"),
                withoutTls(rules("a.example.org", "b.example.org"), Rows.list(TLS, "{'hosts':['a.example.org']}")));
    }

    @Test
    void tlsWithoutHostsCoversAll() {
        assertEquals(List.of(), withoutTls(rules("a.example.org", ""), Rows.list(TLS, "{'hosts':[]}")));
    }

    @Test
    void everyHostIsCoveredByNoName() {
        assertEquals(List.of(""), withoutTls(rules(""), Rows.list(TLS, "{'hosts':['a.example.org']}")));
        assertEquals(List.of(""), withoutTls(rules(), Rows.list(TLS)));
    }

    @Test
    void hostsThatWereNotReadLeaveItOpen() {
        assertEquals(new Outcome.Unknown(List.of("resource.hosts")),
                withoutTls(rules("a.example.org"), Rows.list(TLS, "{}")));
    }
}

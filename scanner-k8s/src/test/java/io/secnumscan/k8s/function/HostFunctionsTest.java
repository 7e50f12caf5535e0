package io.secnumscan.k8s.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.cel.Arguments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostFunctionsTest {
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
}

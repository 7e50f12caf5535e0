package io.secnumscan.demo;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.ReasonText;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every list that a scan of the simulated cloud asks for is in turn refused, missing, broken, cut, empty and repeating, and
 * the whole is judged by all shipped rules: nothing passes that did not pass before, and nothing hangs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokenAnswersTest {
    private static final int BEFORE_ALL_RECORDED = 0;
    private static final int BEHIND_ALL_RECORDED = 9;

    private SimulatedCloud cloud;
    private Scanner scanner;
    private Map<String, Scan> healthy;
    private Map<String, List<Asked>> lists;

    @BeforeAll
    void scanHealthy(@TempDir Path folder) throws IOException, InterruptedException {
        cloud = SimulatedCloud.start();
        // what belongs to a user or group and is not found is no gap when Keystone does not know him or it either
        cloud.server().stubFor(get(urlPathMatching("/identity/v3/(users|groups)/[0-9a-f]{32}"))
                .atPriority(BEHIND_ALL_RECORDED)
                .willReturn(okJson("{}")));
        scanner = new Scanner(folder);
        healthy = Map.of("openstack", scan("openstack"), "kubernetes", scan("kubernetes"));
        lists = new TreeMap<>();
        for (String platform : healthy.keySet()) {
            lists.put(platform, Asked.of(healthy.get(platform)));
        }
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    record Case(String platform, Asked list, Broken broken) {
        @Override
        public String toString() {
            return list + " is answered by " + broken;
        }
    }

    Stream<Case> cases() {
        return lists.entrySet().stream().flatMap(platform -> platform.getValue().stream()
                .flatMap(list -> Stream.of(Broken.values())
                        .map(broken -> new Case(platform.getKey(), list, broken))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aBrokenAnswerPassesNothingAndHidesNothing(Case tried) throws IOException {
        Map<Scan.About, Verdict> before = healthy.get(tried.platform()).verdicts();
        Scan after = broken(tried);

        assertAll(
                () -> assertEquals("", newPasses(before, after.verdicts()), () -> "passes where " + tried),
                () -> assertEquals(Set.of(), tried.broken() == Broken.EMPTY ? Set.of() : silent(before, after),
                        () -> "rules that say nothing of what they no longer see where " + tried),
                () -> assertEquals(Set.of(), withoutFrench(after), () -> "English alone where " + tried));
    }

    /** Reasons that a French report would quote in English. */
    private static Set<String> withoutFrench(Scan scan) {
        return scan.coverage().stream()
                .flatMap(one -> Gap.of(one.type(), one.coverage()).stream())
                .map(Gap::reason)
                .filter(reason -> ReasonText.french(reason).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theReasonsOfAHealthyScanHaveTheirFrench() {
        healthy.forEach((platform, scan) -> assertEquals(Set.of(), withoutFrench(scan), platform));
    }

    private static String newPasses(Map<Scan.About, Verdict> before, Map<Scan.About, Verdict> after) {
        return after.entrySet().stream()
                .filter(one -> one.getValue() == Verdict.PASS && before.get(one.getKey()) != Verdict.PASS)
                .map(one -> "\n  " + one.getKey() + " was " + before.get(one.getKey()))
                .collect(Collectors.joining());
    }

    /** Rules that lost a verdict, and have none that says that something could not be read. */
    private static Set<String> silent(Map<Scan.About, Verdict> before, Scan after) {
        Set<String> rules = new TreeSet<>();
        before.forEach((about, verdict) -> {
            if (verdict != Verdict.NOT_APPLICABLE && !after.verdicts().containsKey(about)) {
                rules.add(about.rule());
            }
        });
        rules.removeAll(after.unsure());
        return rules;
    }

    private Scan broken(Case tried) throws IOException {
        StubMapping stub = cloud.server().stubFor(stub(tried));
        try {
            return scan(tried.platform());
        } finally {
            cloud.server().removeStub(stub);
        }
    }

    /** Just this list, and the pages that it goes on with: not one of the same path that another question leads to. */
    private MappingBuilder stub(Case tried) {
        Asked list = tried.list();
        MappingBuilder request = get(urlPathEqualTo(list.path())).atPriority(BEFORE_ALL_RECORDED);
        Set<String> others = new TreeSet<>();
        lists.get(tried.platform()).stream()
                .filter(other -> other.path().equals(list.path()))
                .forEach(other -> others.addAll(other.parameters().keySet()));
        others.removeAll(list.parameters().keySet());
        list.parameters().forEach((name, value) -> request.withQueryParam(name, equalTo(value)));
        others.forEach(name -> request.withQueryParam(name, absent()));
        return request.willReturn(tried.broken().instead(list));
    }

    private Scan scan(String platform) throws IOException {
        return platform.equals("openstack") ? scanner.openStack(cloud) : scanner.kubernetes(cloud);
    }

    @Test
    void aHealthyScanHasMuchToLose() {
        healthy.forEach((platform, scan) -> {
            assertTrue(lists.get(platform).size() > 30, () -> platform + " asks for " + lists.get(platform));
            assertTrue(scan.verdicts().containsValue(Verdict.FAIL), platform);
            assertTrue(scan.verdicts().containsValue(Verdict.PASS), platform);
        });
    }

    @Test
    void theSimulatedCloudRefusesOneListFiltersOneAndLacksAService() {
        List<Coverage> coverage = healthy.values().stream()
                .flatMap(scan -> scan.coverage().stream())
                .map(CoverageRecord::coverage)
                .toList();

        assertAll(
                () -> assertTrue(coverage.stream().anyMatch(
                        one -> one instanceof Coverage.Unavailable none && none.cause() == Cause.FORBIDDEN)),
                () -> assertTrue(coverage.stream().anyMatch(
                        one -> one instanceof Coverage.Partial part && part.cause() == Cause.FILTERED)),
                () -> assertTrue(coverage.stream().anyMatch(Coverage.Absent.class::isInstance)));
    }
}

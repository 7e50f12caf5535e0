package io.secnumscan.core.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.RawServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every collector must do when its API refuses, breaks, lies, cuts or drags: no exception escapes, nothing hangs, and
 * complete is only what was read to its end; and what is asked is what was planned. Each platform runs it over all of its collectors; each request that a healthy
 * read sends is made to fail in turn.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CollectorContract {
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration IMPATIENT = Duration.ofMillis(150);

    private final Map<String, ContractRun> healthy = new HashMap<>();

    /** Every collector of the platform; called several times. */
    protected abstract List<ContractSubject> subjects();

    /** A subject with one of its requests and what goes wrong with it. */
    record Case(ContractSubject subject, String request, Fault fault) {
        @Override
        public String toString() {
            return subject + ", " + fault + ": " + request;
        }
    }

    /** A subject with one of its requests. */
    record Request(ContractSubject subject, String request) {
        @Override
        public String toString() {
            return subject + ": " + request;
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void aHealthyServiceIsReadCompletely(ContractSubject subject) {
        ContractRun run = healthy(subject);

        Coverage.Complete complete = assertInstanceOf(Coverage.Complete.class, run.coverage());
        assertTrue(complete.count() > 0, "the answers hold no resource");
        assertEquals(complete.count(), Set.copyOf(run.ids()).size(), "ids are not unique: " + run.ids());
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void whatIsAskedIsWhatWasPlanned(ContractSubject subject) {
        ContractRun run = healthy(subject);

        assertEquals(List.of(), run.plan().unplanned(run.asked()));
        assertEquals(List.of(), run.plan().unsent(run.asked()), () -> "asked: " + run.asked());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void anAnswerThatIsNotThereIsNeverCompleteNorEmpty(Case tried) {
        Duration patience = tried.fault() == Fault.STALLED ? IMPATIENT : PATIENT;
        ContractRun run = ContractRun.of(
                tried.subject(),
                tried.subject().view(),
                patience,
                (request, body) -> request.equals(tried.request()) ? tried.fault().of(body) : whole(body));

        assertFalse(run.coverage() instanceof Coverage.Complete, () -> "called complete: " + run);
        assertBounded(tried.subject(), run);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void anAnswerThatComesAtTheSecondTryIsAsGoodAsAtTheFirst(Request tried) {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        ContractRun run = ContractRun.of(
                tried.subject(),
                tried.subject().view(),
                PATIENT,
                (request, body) -> request.equals(tried.request()) && failed.add(request)
                        ? RawServer.answer(503, "Retry-After: 0\r\n", "")
                        : whole(body));

        assertSame(tried.subject(), run);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void anAnswerThatBreaksOffOnceIsReadAgainFromItsStart(Request tried) {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        ContractRun run = ContractRun.of(
                tried.subject(),
                tried.subject().view(),
                PATIENT,
                (request, body) -> request.equals(tried.request()) && failed.add(request)
                        ? Fault.CUT_BEHIND_THE_LAST_BYTE.of(body)
                        : whole(body));

        assertSame(tried.subject(), run);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void aSlowServiceIsReadCompletely(ContractSubject subject) {
        ContractRun run = ContractRun.of(subject, subject.view(), PATIENT, (request, body) -> drop(body));

        assertSame(subject, run);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void fieldsOfANewerReleaseDoNoHarm(ContractSubject subject) {
        ContractRun run = ContractRun.of(
                subject, subject.view(), PATIENT, (request, body) -> whole(Fault.withUnknownFields(body)));

        assertSame(subject, run);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void anEmptyListInAnUnprovedViewIsNotComplete(ContractSubject subject) {
        ContractRun run = ContractRun.of(
                subject, new View.Unproved(), PATIENT, (request, body) -> whole(Fault.emptied(body)));

        assertFalse(run.coverage() instanceof Coverage.Complete, () -> "called complete: " + run);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListThatIsEmptyWherePagesWereIsShorterAndEnds(ContractSubject subject) {
        ContractRun run =
                ContractRun.of(subject, subject.view(), PATIENT, (request, body) -> whole(Fault.emptied(body)));

        assertTrue(run.ids().size() < healthy(subject).ids().size(), () -> "rows out of nothing: " + run);
        assertBounded(subject, run);
    }

    @ParameterizedTest
    @MethodSource("laterPages")
    void aPageThatRepeatsItsPredecessorIsNotCompleteAndEnds(Request tried) {
        String before = predecessor(tried);
        ContractRun run = ContractRun.of(tried.subject(), tried.subject().view(), PATIENT, (request, body) -> {
            String repeated = tried.subject().answers().get(before);
            return whole(request.equals(tried.request()) ? repeated.replace("{base}", base(body)) : body);
        });

        assertFalse(run.coverage() instanceof Coverage.Complete, () -> "called complete: " + run);
        assertBounded(tried.subject(), run);
    }

    Stream<Case> faults() {
        return requests().flatMap(request -> Stream.of(Fault.values())
                .filter(fault -> !request.subject().optional().contains(request.request()))
                .filter(fault -> fault.applies(request.subject().answers().getOrDefault(request.request(), "{}")))
                .map(fault -> new Case(request.subject(), request.request(), fault)));
    }

    /** Subjects that read lists, and not single documents only. */
    Stream<ContractSubject> lists() {
        return subjects().stream()
                .filter(subject -> subject.answers().values().stream().anyMatch(Fault::hasRows));
    }

    Stream<Request> requests() {
        return subjects().stream().flatMap(subject -> new LinkedHashSet<>(healthy(subject).asked())
                .stream().map(request -> new Request(subject, request)));
    }

    /** Requests for the same path as the one before them. */
    Stream<Request> laterPages() {
        return requests().filter(request -> !predecessor(request).isEmpty());
    }

    private String predecessor(Request request) {
        List<String> asked = new ArrayList<>(new LinkedHashSet<>(healthy(request.subject()).asked()));
        int at = asked.indexOf(request.request());
        return at > 0 && path(asked.get(at - 1)).equals(path(request.request())) ? asked.get(at - 1) : "";
    }

    private ContractRun healthy(ContractSubject subject) {
        return healthy.computeIfAbsent(
                subject.name(),
                name -> ContractRun.of(subject, subject.view(), PATIENT, (request, body) -> whole(body)));
    }

    private void assertSame(ContractSubject subject, ContractRun run) {
        ContractRun expected = healthy(subject);

        assertEquals(expected.coverage(), run.coverage());
        assertEquals(expected.ids(), run.ids());
    }

    /** Smaller pages, a second try of each call and a fresh token are well; asking on and on is not, nor what no plan has. */
    private void assertBounded(ContractSubject subject, ContractRun run) {
        int enough = 8 * healthy(subject).asked().size() + 16;

        assertTrue(run.asked().size() <= enough, () -> run.asked().size() + " requests: " + run.asked());
        assertEquals(List.of(), run.plan().unplannedPaths(run.asked()));
        assertFalse(
                run.coverage() instanceof Coverage.Unavailable unavailable && unavailable.cause() == Cause.UNREADABLE
                        && unavailable.reason().contains("not foreseen"),
                () -> "an exception escaped: " + run.coverage());
    }

    private static RawServer.Reply whole(String body) {
        return RawServer.json(body);
    }

    /** Byte by byte. */
    private static RawServer.Reply drop(String body) {
        return (out, server) -> {
            byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            out.write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                    .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            for (byte b : bytes) {
                out.write(b);
                out.flush();
            }
        };
    }

    private static String path(String request) {
        return request.split("\\?", 2)[0];
    }

    /** The address in a body that may name it; only links to a next page do. */
    private static String base(String body) {
        int at = body.indexOf("http://127.0.0.1:");
        return at < 0 ? ""
                : body.substring(at, at + body.substring(at + 17).replaceFirst("(?s)[^0-9].*", "").length() + 17);
    }
}

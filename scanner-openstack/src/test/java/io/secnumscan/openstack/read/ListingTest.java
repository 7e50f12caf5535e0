package io.secnumscan.openstack.read;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.http.HttpApiClient;
import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.http.RecordingCallLog;
import io.secnumscan.core.http.Transport;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.recorded.Collected;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

    private static final Item ITEM =
            element -> Optional.of(new Item.Found(Scope.ALL, element.path("id").asText(), "", element));

    private final GatheringSink<String> sink = new GatheringSink<>((call, row) -> row.id());
    private ApiClient api = client(Collected.IMPATIENT);

    @AfterEach
    void close() {
        api.close();
    }

    private static ApiClient client(HttpLimits limits) {
        return HttpApiClient.create(Transport.direct(), limits, new RecordingCallLog(), "cloud", "admin", "test");
    }

    private Coverage read(int pageSize) {
        URI ports = URI.create(SERVER.baseUrl() + "/v2.0/ports");
        return Listing.read(api, new ListCall(ports, "", "ports", Map.of(), pageSize, "listing ports"), sink, ITEM);
    }

    private static void page(String marker, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(get(urlPathEqualTo("/v2.0/ports"))
                .withQueryParam("marker", marker.isEmpty() ? absent() : equalTo(marker))
                .willReturn(answer));
    }

    private static ResponseDefinitionBuilder ports(String next, String... ids) {
        String rows = Stream.of(ids).map(id -> "{\"id\": \"" + id + "\"}").collect(Collectors.joining(","));
        String links = next.isEmpty()
                ? ""
                : ", \"ports_links\": [{\"rel\": \"next\", \"href\": \"http://internal.example:9696/v2.0/ports?limit=2&marker="
                        + next + "\"}]";
        return okJson("{\"ports\": [" + rows + "]" + links + "}");
    }

    @Test
    void everyPageIsReadThoughItsLinkNamesAnAddressThatOnlyTheServiceKnows() {
        page("", ports("b", "a", "b"));
        page("b", ports("", "c"));

        assertEquals(new Coverage.Complete(3), read(2));
        assertEquals(List.of("a", "b", "c"), sink.gathered());
    }

    @Test
    void keystonesWayToNameTheNextPageIsFollowedToo() {
        page("", okJson("{\"ports\": [{\"id\": \"a\"}], \"links\": {\"next\": \"http://x/v3/users?marker=a\"}}"));
        page("a", okJson("{\"ports\": [{\"id\": \"b\"}], \"links\": {\"next\": null}}"));

        assertEquals(new Coverage.Complete(2), read(0));
    }

    @Test
    void aPageThatRepeatsItsPredecessorEndsTheListAsTruncated() {
        page("", ports("m1", "a", "b"));
        page("m1", ports("m2", "a", "b"));

        assertEquals(
                Coverage.partial(2, Cause.TRUNCATED, "listing ports: page 2 repeats an earlier one"), read(2));
    }

    @Test
    void aPageThatNamesItselfAsTheNextOneEndsTheList() {
        page("", ports("m1", "a"));
        page("m1", ports("m1", "b"));

        assertEquals(
                Coverage.partial(2, Cause.TRUNCATED,
                        "listing ports: page 2 names itself or an earlier page as the next one"),
                read(2));
    }

    @Test
    void aListOfManyPagesThatHoldHardlyAnythingIsCut() {
        page("", ports("p1", "p0"));
        IntStream.rangeClosed(1, 520).forEach(page -> page("p" + page, ports("p" + (page + 1), "p" + page)));

        assertEquals(
                Coverage.partial(500, Cause.TRUNCATED, "listing ports: its pages hold hardly anything"), read(40));
    }

    @Test
    void aListOfAsManyPagesThatHoldSomethingIsReadToItsEnd() {
        page("", ports("p1", "p0", "q0"));
        IntStream.range(1, 510)
                .forEach(page -> page("p" + page, ports("p" + (page + 1), "p" + page, "q" + page)));
        page("p510", ports("", "p510"));

        assertEquals(new Coverage.Complete(1021), read(40));
    }

    @Test
    void aListThatKeystoneCutIsTruncated() {
        page("", okJson("{\"ports\": [{\"id\": \"a\"}], \"truncated\": true, \"links\": {\"next\": null}}"));

        assertEquals(
                Coverage.partial(1, Cause.TRUNCATED, "listing ports: the service says that it cut the list"), read(0));
    }

    @Test
    void aSecondPageThatIsRefusedKeepsTheFirst() {
        page("", ports("m1", "a"));
        page("m1", aResponse().withStatus(500));

        assertEquals(Coverage.partial(1, Cause.SERVER_ERROR, "listing ports, page 2: HTTP 500"), read(2));
    }

    @Test
    void aFirstPageThatIsRefusedIsUnavailableAndNeverEmpty() {
        page("", aResponse().withStatus(403));

        assertEquals(Coverage.unavailable(Cause.FORBIDDEN, "listing ports: HTTP 403"), read(2));
    }

    @Test
    void aBodyThatBreaksOffKeepsWhatCameBeforeAndIsPartial() {
        page("", okJson("{\"ports\": [{\"id\": \"a\"}, {\"id\": \"b\"}, {\"id\": "));

        Coverage.Partial partial = assertInstanceOf(Coverage.Partial.class, read(0));
        assertEquals(2, partial.count());
    }

    @Test
    void anAnswerOfAnotherShapeIsNoEmptyList() {
        page("", okJson("{\"networks\": []}"));

        assertEquals(
                Coverage.unavailable(Cause.UNREADABLE, "listing ports: the answer has no list \"ports\""), read(0));
    }

    @Test
    void anElementThatStandsOnTwoPagesIsStoredOnce() {
        page("", ports("b", "a", "b"));
        page("b", ports("", "b", "c"));

        assertEquals(new Coverage.Complete(3), read(2));
    }

    @Test
    void afterATimeoutTheSamePageIsAskedForInSmallerPieces() {
        api = client(new HttpLimits(
                Duration.ofSeconds(5), Duration.ofMillis(700), Duration.ofSeconds(10), 1, Duration.ofMillis(1),
                Duration.ofSeconds(1), 1000, 4, 1 << 20));
        SERVER.stubFor(get(urlPathEqualTo("/v2.0/ports"))
                .withQueryParam("limit", equalTo("1000"))
                .willReturn(ports("", "a").withFixedDelay(5000)));
        SERVER.stubFor(
                get(urlPathEqualTo("/v2.0/ports")).withQueryParam("limit", equalTo("200")).willReturn(ports("", "a")));

        assertEquals(new Coverage.Complete(1), read(1000));
    }

    @Test
    void theFirstQuestionHoldsForTheFollowingPagesToo() {
        page("", ports("b", "a"));
        page("b", ports("", "b"));
        URI ports = URI.create(SERVER.baseUrl() + "/v2.0/ports");

        Listing.read(
                api, new ListCall(ports, "all_tenants=1", "ports", Map.of(), 2, "listing ports"), sink, ITEM);

        SERVER.verify(getRequestedFor(urlPathEqualTo("/v2.0/ports"))
                .withQueryParam("marker", equalTo("b"))
                .withQueryParam("all_tenants", equalTo("1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "\"links\": {\"next\": \"http://x/v3/users/page/2\"}",
            "\"links\": {\"next\": \"http://x/v3/users?\"}",
            "\"links\": {\"next\": {\"href\": \"http://x/v3/users?marker=a\"}}",
            "\"links\": [{\"rel\": \"next\", \"href\": \"/ports/2\"}]",
            "\"links\": \"http://x/v3/users?marker=a\"",
            "\"next\": \"/ports/2\"",
            "\"ports_links\": {\"rel\": \"next\", \"href\": \"/ports?marker=a\"}",
            "\"ports_links\": [{\"rel\": \"next\", \"href\": \"/ports/2\"}]",
            "\"ports_links\": [{\"rel\": \"next\"}]",
            "\"ports_links\": [\"/ports?marker=a\"]",
            "\"ports_links\": [{\"rel\": \"next\", \"href\": \"/ports?marker=a b\"}]"
    })
    void aLinkThatCannotBeUsedIsNotTheEndOfTheList(String link) {
        page("", okJson("{\"ports\": [{\"id\": \"a\"}], " + link + "}"));

        assertEquals(
                Coverage.partial(1, Cause.TRUNCATED,
                        "listing ports: page 1 names a next page that can't be asked for"),
                read(0));
    }

    @Test
    void keystonesLinksAreFollowedInTheShapeOfTheOthersToo() {
        page("", okJson(
                "{\"ports\": [{\"id\": \"a\"}], \"links\": [{\"rel\": \"Next\", \"href\": \"?marker=a\"}]}"));
        page("a", okJson("{\"ports\": [{\"id\": \"b\"}], \"links\": []}"));

        assertEquals(new Coverage.Complete(2), read(0));
    }

    @Test
    void aLinkBackIsNoNextPage() {
        page("", okJson("{\"ports\": [{\"id\": \"a\"}],"
                + " \"ports_links\": [{\"rel\": \"previous\", \"href\": \"/ports?page_reverse=True\"}]}"));

        assertEquals(new Coverage.Complete(1), read(0));
    }

    @Test
    void anIdWithTwoContentsOnOnePageLeavesTheListPartial() {
        page("", okJson(
                "{\"ports\": [{\"id\": \"a\", \"rules\": []}, {\"id\": \"a\", \"rules\": [1]}, {\"id\": \"b\"}]}"));

        assertEquals(contradicted(2), read(0));
    }

    @Test
    void anIdWithTwoContentsOnNeighbouringPagesLeavesTheListPartial() {
        page("", okJson("{\"ports\": [{\"id\": \"a\", \"up\": true}], \"links\": {\"next\": \"?marker=a\"}}"));
        page("a", okJson(
                "{\"ports\": [{\"id\": \"a\", \"up\": \"true\"}, {\"id\": \"b\"}], \"links\": {\"next\": \"?marker=b\"}}"));
        page("b", ports("", "c"));

        assertEquals(contradicted(3), read(0));
    }

    private static Coverage contradicted(long count) {
        return Coverage.partial(
                count, Cause.UNREADABLE, "listing ports: the id a came twice with different content");
    }

    @Test
    void theOrderOfFieldsAndElementsIsNoDifference() {
        page("", okJson("{\"ports\": [{\"id\": \"a\", \"rules\": [1, {\"x\": 1, \"y\": 2}]},"
                + " {\"rules\": [{\"y\": 2, \"x\": 1}, 1], \"id\": \"a\"}]}"));

        assertEquals(new Coverage.Complete(1), read(0));
    }
}

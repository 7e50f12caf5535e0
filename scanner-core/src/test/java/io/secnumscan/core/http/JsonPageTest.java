package io.secnumscan.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPageTest {
    private static final Measured.Bound SMALL = new Measured.Bound(20_000, 100);
    private final List<JsonNode> rows = new ArrayList<>();

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode read(String text) throws IOException {
        return JsonPage.read(body(text), "ports", rows::add);
    }

    private JsonNode readSmall(String text) throws IOException {
        return JsonPage.read(body(text), "ports", SMALL, rows::add);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'ports':[{'id':'a'}],'ports':[]}",
            "{'ports':[],'links':[{'rel':'next'}],'links':[]}",
            "{'ports':[{'id':'a','open':true,'open':false}]}",
            "{'ports':[],'metadata':{'continue':'t','continue':''}}"})
    void whatIsSaidTwiceIsNotRead(String text) {
        assertThrows(IOException.class, () -> read(text));
    }

    @Test
    void aDocumentThatSaysSomethingTwiceIsNotRead() {
        assertThrows(IOException.class, () -> JsonPage.document(body("{'a':{'b':1,'b':2}}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'ports':null}", "{'ports':{}}", "{'ports':''}", "{}"})
    void whatIsNoListIsNotAnEmptyOne(String text) {
        assertThrows(JsonPage.MissingArray.class, () -> read(text));
    }

    @Test
    void nullIsAnEmptyListWhereTheApiWritesItSo() throws IOException {
        assertEquals(1, JsonPage.readWithNull(body("{'items':null,'kind':'PodList'}"), "items", rows::add).size());
        assertEquals(List.of(), rows);
    }

    @Test
    void whatIsAroundTheListIsNoLongerThanItsBound() {
        String much = "{'ports':[],'x':'" + "y".repeat(40_000) + "'}";

        assertThrows(Measured.TooLarge.class, () -> readSmall(much));
    }

    @Test
    void whatIsAroundTheListHoldsNoMoreValuesThanItsBound() {
        String many = "{'ports':[{}],'x':[" + "{},".repeat(60) + "{}]}";

        assertThrows(Measured.TooLarge.class, () -> readSmall(many));
    }

    @Test
    void anElementIsNoLongerThanItsBound() {
        String much = "{'ports':[{'x':'" + "y".repeat(40_000) + "'}]}";

        assertThrows(Measured.TooLarge.class, () -> readSmall(much));
    }

    @Test
    void anElementHoldsNoMoreValuesThanItsBound() {
        String many = "{'ports':[[" + "{},".repeat(60) + "{}]]}";

        assertThrows(Measured.TooLarge.class, () -> readSmall(many));
    }

    @Test
    void aListIsAsLongAsItIs() throws IOException {
        readSmall("{'ports':[" + "{'id':'a'},".repeat(9_999) + "{}],'links':[]}");

        assertEquals(10_000, rows.size());
    }

    @Test
    void oneAnswerListsAMillionElementsAtMost() throws IOException {
        String million = "{'ports':[" + "1,".repeat(999_999) + "1";

        assertEquals(0, JsonPage.read(body(million + "]}"), "ports", element -> {}).size());
        assertThrows(
                Measured.TooLarge.class, () -> JsonPage.read(body(million + ",1]}"), "ports", element -> {}));
    }

    @Test
    void aDocumentIsHeldToItsBoundToo() {
        String many = "[" + "[],".repeat(60) + "1]";

        assertThrows(Measured.TooLarge.class, () -> JsonPage.document(body(many), SMALL));
    }
}

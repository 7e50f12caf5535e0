package io.secnumscan.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTextTest {
    private static String of(String body) {
        return ErrorText.of(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), text -> text);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            {"kind":"Status"\\,"message":"pods is forbidden"\\,"code":403}            | pods is forbidden
            {"error":{"code":403\\,"message":"You are not authorized"\\,"title":"x"}}  | You are not authorized
            {"forbidden":{"message":"Policy doesn't allow it"\\,"code":403}}         | Policy doesn't allow it
            {"faultstring":"Not Found"\\,"faultcode":"Client"}                       | Not Found
            {"code":403\\,"type":"forbidden"}                                        |
            <html><body>403 Forbidden</body></html>                                 |
            Too many requests\\, please try again later.                             | Too many requests, please try again later.
            """, delimiter = '|')
    void theApisOwnWordsAreFoundWhereverItPutsThem(String body, String expected) {
        assertEquals(expected == null ? "" : expected, of(body.replace("\\,", ",")));
    }

    @ParameterizedTest
    @CsvSource({"299, 299", "301, 301", "5001, 301"})
    void longTextsAreCut(int words, int length) {
        assertEquals(length, of("a ".repeat(words).substring(0, words)).length());
    }
}

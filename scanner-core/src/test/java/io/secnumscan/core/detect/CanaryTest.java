package io.secnumscan.core.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that real services gave, with made-up secrets in them: none may be left, in whatever form. */
class CanaryTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> answers() throws IOException {
        try (InputStream in = CanaryTest.class.getResourceAsStream("recorded-secrets.json")) {
            List<Arguments> answers = new ArrayList<>();
            for (JsonNode one : JSON.readTree(in)) {
                List<String> canaries = new ArrayList<>();
                one.path("canaries").forEach(canary -> canaries.add(canary.textValue()));
                answers.add(Arguments.of(one.path("answer_of").textValue(), canaries, one.path("answer")));
            }
            return answers.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void noCanaryIsLeft(String what, List<String> canaries, JsonNode answer) {
        String clean = redactor().tree(answer).toString();

        for (String canary : canaries) {
            Disguises.of(canary)
                    .forEach(form -> assertFalse(clean.contains(form), () -> canary + " is left as " + form));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void theAnswersDoHoldTheirCanaries(String what, List<String> canaries, JsonNode answer) {
        String raw = answer.toString();

        for (String canary : canaries) {
            assertTrue(Disguises.of(canary).stream().anyMatch(raw::contains), canary);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void whatIsLeftHasTheShapeOfTheAnswer(String what, List<String> canaries, JsonNode answer) {
        assertShape(answer, redactor().tree(answer));
    }

    @Test
    void everyFormOfACanaryIsLookedFor() {
        List<String> forms = Disguises.of("lab/not a&key");

        assertTrue(forms
                .containsAll(List.of("lab%2Fnot+a%26key", "lab\\/not a&key", "lab/not a&amp;key", "bGFiL25vdCBhJmtl")));
    }

    private static Redactor redactor() {
        return Redactor.of(Optional.empty(), Detectors.create());
    }

    private static void assertShape(JsonNode raw, JsonNode clean) {
        if (raw.isObject() && !Detectors.isMeasure(clean)) {
            raw.propertyStream().forEach(field -> assertShape(field.getValue(), clean.path(field.getKey())));
        } else if (raw.isArray()) {
            assertEquals(raw.size(), clean.size());
            for (int i = 0; i < raw.size(); i++) {
                assertShape(raw.get(i), clean.path(i));
            }
        } else {
            assertTrue(clean.isValueNode() == raw.isValueNode() || Detectors.isMeasure(clean),
                    () -> raw + " became " + clean);
        }
    }
}

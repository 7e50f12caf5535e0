package io.secnumscan.core.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines in all forms in which a snapshot may hold them. */
class CommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SECRET = Pattern.compile("«([^»]+)»");

    private final Redactor redactor = Redactor.of(Optional.empty(), Detectors.create());

    static List<String> secrets() throws IOException {
        return lines("secrets.txt");
    }

    static List<String> lookAlikes() throws IOException {
        return lines("look-alikes.txt");
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = CommandsTest.class.getResourceAsStream("/commands/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    /** As words, as a script, as words and script in a text, as YAML, and parted into command and arguments. */
    private static List<JsonNode> forms(String line) throws JsonProcessingException {
        String[] words = line.split(" ");
        String list = JSON.writeValueAsString(words);
        String nested = JSON.writeValueAsString(JSON.writeValueAsString(List.of("x", "{\"command\":" + list + "}")));
        String script = JSON.writeValueAsString(List.of("sh", "-c", "set -e\n" + line + "\nexec x"));
        return Stream.of("{\"args\":" + list + "}",
                "{\"args\":"
                        + list.replaceFirst("\",\"", "\"],\"command\":[\"").replaceFirst("^\\[(.*?)],\"command\":(.*)$",
                                "$2,\"command\":[$1]")
                        + "}",
                "{\"args\":" + script + "}",
                "{\"note\":" + JSON.writeValueAsString("see: " + list) + "}",
                "{\"note\":" + nested + "}",
                "{\"note\":" + JSON.writeValueAsString("{\"command\":" + script + "}") + "}",
                "{\"note\":" + JSON.writeValueAsString("command:\n- " + String.join("\n- ", words) + "\n") + "}")
                .map(CommandsTest::tree).toList();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretIsTakenOutOfACommandInEveryForm(String marked) throws JsonProcessingException {
        List<String> secrets = SECRET.matcher(marked).results().map((MatchResult found) -> found.group(1)).toList();
        for (JsonNode form : forms(marked.replaceAll("[«»]", ""))) {
            String clean = redactor.tree(form).toString();
            secrets.forEach(secret -> assertFalse(
                    Pattern.compile("(?<![a-z])" + Pattern.quote(secret) + "(?![a-z])").matcher(clean).find(),
                    () -> form + " became " + clean));
        }
    }

    @ParameterizedTest
    @MethodSource("lookAlikes")
    void aCommandWithoutASecretStaysInEveryForm(String line) throws JsonProcessingException {
        for (JsonNode form : forms(line)) {
            assertEquals(form, redactor.tree(form));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "echo 'hunter' | kinit me", "echo hunter | docker login --password-stdin h", "kinit me <<< 'hunter'",
            "sh -c \"redis-cli -a 'hunter' ping\"", "echo it's; redis-cli -a hunter", "redis-cli -a 'two hunter'",
            "redis-cli \\\n  -a hunter", "mysql -p\"hunter\" x", "bash -c 'sh -c \"mongo -p hunter\"'",
            "proxy_set_header Authorization \"Bearer hunter\";", "HEADER=1; sqlcmd -P hunter"})
    void quotesAndPipesHideNothing(String script) {
        assertFalse(redactor.text(script).contains("hunter"), redactor.text(script));
    }

    @ParameterizedTest
    @CsvSource({"Basic dTpw,dTpw", "'Basic YWRtaW46aHVudGVyMg=='';',YWRtaW46aHVudGVyMg", "basic dTpwYQ,dTpwYQ"})
    void aShortLoginInBase64IsOne(String text, String secret) {
        assertFalse(redactor.text(text).contains(secret));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic auth is on", "basic authentication", "Basic plan", "basic info"})
    void aBasicThingIsNone(String text) {
        assertEquals(text, redactor.text(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"passwords\":[987654]}", "{\"tokens\":[987654,1]}", "{\"credentials\":{\"root\":987654}}",
            "{\"passwords\":{\"db\":{\"root\":\"987654\"}}}", "{\"tokens\":{\"a\":{\"b\":[\"987654\"]}}}",
            "{\"credentials\":[{\"db\":{\"root\":987654}}]}", "{\"args\":[\"--password\",987654]}",
            "{\"token\":987654}", "{\"args\":[\"redis-cli\",\"-a\",987654]}"})
    void numbersAndNestedMapsUnderANameThatPromisesSecretsLoseThem(String json) {
        assertFalse(redactor.tree(tree(json)).toString().contains("987654"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"passwords\":{\"root\":{\"valueFrom\":{\"secretKeyRef\":{\"name\":\"db\",\"key\":\"pw\"}}}}}",
            "{\"credentials\":{\"source\":\"Secret\",\"secretRef\":{\"namespace\":\"x\",\"name\":\"db\",\"key\":\"k\"}}}",
            "{\"token_ttl\":360000,\"secrets\":-1,\"tokens\":120000}",
            "{\"authorization\":{\"webhook\":{\"cacheTTL\":\"0s\",\"name\":\"x\"}}}"})
    void whatIsSaidOfSeveralSecretsStays(String json) {
        assertEquals(tree(json), redactor.tree(tree(json)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"", "\\\"", "'\\'", "redis-cli -a ", "-p", "\n- ", "a:b%c=", "(", "\"a b\" ", "curl -sssss",
                    "echo x | ", "kinit ", "basic ", "authorization \"basic "})
    void aMillionCharactersOfCommandsAreReadToTheirEnd(String piece) {
        String text = piece.repeat(1_000_000 / piece.length()) + "\n;redis-cli -a hunter22x";

        assertFalse(redactor.text(text).contains("hunter22x"));
    }

    @Test
    void aSecretBehindItsProgramInTheCommandIsFoundInTheArguments() {
        JsonNode container = tree("{\"args\":[\"hunter\"],\"command\":[\"redis-cli\",\"-a\"]}");

        assertFalse(redactor.tree(container).toString().contains("hunter"));
    }
}

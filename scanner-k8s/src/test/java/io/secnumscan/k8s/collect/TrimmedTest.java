package io.secnumscan.k8s.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.k8s.Read;
import io.secnumscan.k8s.network.NetworkKinds;
import io.secnumscan.k8s.secret.SecretKinds;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrimmedTest {
    private static ObjectNode annotated(String value) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("metadata").putObject("annotations").put("example.org/own", value);
        return object;
    }

    private static JsonNode left(ObjectNode object) {
        return object.path("metadata").path("annotations").path("example.org/own");
    }

    private static void trim(String kindName, ObjectNode object) {
        SecretKinds.kinds(false).stream()
                .filter(kind -> kind.kind().equals(kindName))
                .forEach(kind -> kind.trim().accept(object));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"kind\":\"Secret\",\"data\":{\"a\":\"czNjcmV0\"}}", " {\"data\":{\"a\":\"czNjcmV0\"}}",
            "{\"stringData\":{\"a\":\"s3cret\"}}"})
    void aCopyOfAnObjectIsTakenOutUnderAnyName(String copy) {
        ObjectNode object = annotated(copy);

        Trimmed.common(object);

        assertEquals(Read.json("{'removed':true,'kind':'copy-of-object','length':" + copy.length() + "}").toString(),
                left(object).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"replicas\":3}", "{no json", "[{\"kind\":\"x\"}]", "true"})
    void whatIsNoObjectOfKubernetesStays(String value) {
        ObjectNode object = annotated(value);

        Trimmed.common(object);

        assertEquals(value, left(object).asText());
    }

    @Test
    void ofTheAnnotationsOfASecretTheNamesStay() {
        ObjectNode object = annotated("s3cret");

        trim("Secret", object);

        assertEquals("{\"removed\":true,\"kind\":\"annotation\",\"length\":6}", left(object).toString());
    }

    @Test
    void ofAConfigMapOnlyWhatIsKnownStays() {
        ObjectNode object = (ObjectNode) Read.json("{'kind':'ConfigMap','apiVersion':'v1','metadata':{'name':'a'},"
                + "'data':{},'binaryData':{},'immutable':true,'stringData':{'a':'b'},'spec':{'a':'b'}}");

        trim("ConfigMap", object);

        assertEquals("{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\"},"
                + "\"data\":{},\"binaryData\":{},\"immutable\":true,\"names\":[]}", object.toString());
    }

    private static String changed(String... times) {
        ObjectNode object = (ObjectNode) Read.json("{'metadata':{'name':'a'},'data':{}}");
        ArrayNode fields = ((ObjectNode) object.path("metadata")).putArray("managedFields");
        for (String time : times) {
            ObjectNode one = fields.addObject().put("manager", "helm");
            if (!time.isEmpty()) {
                one.put("time", time);
            }
        }
        trim("ConfigMap", object);
        return object.path("changed").asText("?");
    }

    @Test
    void aConfigMapWasChangedWhenSomeoneLastWroteAField() {
        assertEquals("2026-03-02T00:00:00Z",
                changed("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", "2026-02-01T00:00:00Z"));
    }

    @Test
    void whenAConfigMapWasChangedIsNotKnownWithoutEachDate() {
        assertEquals("?", changed());
        assertEquals("?", changed("2026-03-01T00:00:00Z", ""));
    }

    @Test
    void ofWhatSingleNodesTellCiliumTheNamesStay() {
        ObjectNode object = (ObjectNode) Read.json("{'metadata':{'name':'a'},'spec':{'nodeSelector':{},"
                + "'defaults':{'enable-policy':'never','routing-mode':'s3cret'}}}");

        NetworkKinds.kinds().stream()
                .filter(kind -> kind.kind().equals("CiliumNodeConfig"))
                .forEach(kind -> kind.trim().accept(object));

        assertEquals("{\"metadata\":{\"name\":\"a\"},\"spec\":{\"nodeSelector\":{}},"
                + "\"names\":[\"enable-policy\",\"routing-mode\"]}", object.toString());
    }

    @Test
    void whoseTokenASecretIsStays() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("metadata").putObject("annotations").put("kubernetes.io/service-account.name", "erp");

        trim("Secret", object);

        assertEquals("{\"metadata\":{\"annotations\":{\"kubernetes.io/service-account.name\":\"erp\"}}}",
                object.toString());
    }

    @ParameterizedTest
    @CsvSource({"true,true", "True,true", "1,true", "false,false", "F,false"})
    void aSwitchThatIsJudgedIsKept(String value, boolean on) {
        ObjectNode object = configMap(value);

        trim("ConfigMap", object);

        assertEquals("{\"allow-snippet-annotations\":" + on + "}", object.path("switches").toString());
    }

    @Test
    void whatIsNoSwitchIsMeasuredAlone() {
        ObjectNode object = configMap("s3cret");

        trim("ConfigMap", object);

        assertEquals("[data, names]", object.properties().stream().map(Map.Entry::getKey).toList().toString());
    }

    @Test
    void aSwitchThatTheServerDidNotGiveInTheDataIsNone() {
        ObjectNode object = configMap("s3cret");
        object.putObject("switches").put("allow-snippet-annotations", "s3cret");

        trim("ConfigMap", object);

        assertEquals("[data, names]", object.properties().stream().map(Map.Entry::getKey).toList().toString());
    }

    private static ObjectNode configMap(String value) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("data").put("allow-snippet-annotations", value);
        return object;
    }
}

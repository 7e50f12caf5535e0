package io.secnumscan.core.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.type.Absent;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.type.ResourceType;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Redactor redactor = Redactor.of(Optional.of(type()), Detectors.create());

    /** A type that declares a secret, a secret map, a secret in a list of structs, and a text with a bad name. */
    private static ResourceType type() {
        TreeMap<String, Field> env = new TreeMap<>();
        env.put("name", field("name", "/name", new FieldType.Text(), List.of()));
        env.put("value", field("value", "/value", new FieldType.Text(), List.of("length", "matches")));
        TreeMap<String, Field> fields = new TreeMap<>();
        fields.put("psk", field("psk", "/psk", new FieldType.Text(), List.of("length")));
        env.put("flag", field("flag", "/flag", new FieldType.Text(), List.of("switch")));
        env.put("pin_token", field("pin_token", "/pin_token", new FieldType.Text(), List.of("switch")));
        fields.put("data", field("data", "/data", new FieldType.FreeMap(), List.of("length", "matches")));
        fields.put("env",
                field("env", "/spec/env", new FieldType.ListOf(new FieldType.Struct("t.env", env)), List.of()));
        fields.put("password", field("password", "/password", new FieldType.Text(), List.of()));
        return new ResourceType("test", "test.type", "GET /", Optional.empty(), Optional.empty(), new TreeMap<>(),
                fields);
    }

    private static Field field(String name, String at, FieldType type, List<String> secret) {
        return new Field(name, JsonPointer.compile(at), type, true, new Absent.Null(), secret, Optional.empty());
    }

    private String written(String json) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            redactor.write(JSON.readTree(json), generator);
        }
        return out.toString().replaceAll("\"hmac\":\"[0-9a-f]+\"", "\"hmac\":\"#\"").replaceAll(":[0-9a-f]{8}\\]",
                ":#]");
    }

    @Test
    void aDeclaredSecretBecomesTheMeasuresThatItsTypeFileAsksFor() throws IOException {
        assertEquals(
                "{\"psk\":{\"removed\":true,\"kind\":\"secret\",\"length\":6}}", written("{\"psk\":\"abc123\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "true", "[\"x\"]", "{\"x\":\"y\"}"})
    void whatIsNoTextWhereASecretTextIsDeclaredIsNotMeasured(String value) throws IOException {
        assertEquals("{\"psk\":{\"removed\":true,\"kind\":\"unreadable\"}}", written("{\"psk\":" + value + "}"));
    }

    @Test
    void aDeclaredSecretThatIsNullStaysNull() throws IOException {
        assertEquals("{\"psk\":null}", written("{\"psk\":null}"));
    }

    @Test
    void theValuesOfASecretMapAreMeasuredEach() throws IOException {
        assertEquals(
                "{\"data\":{\"app.conf\":{\"removed\":true,\"kind\":\"value\",\"length\":3,\"matches\":[]},"
                        + "\"DB_PASSWORD\":{\"removed\":true,\"kind\":\"password\",\"length\":7,\"matches\":[\"password DB_PASSWORD:1\"]}}}",
                written("{\"data\":{\"app.conf\":\"a=1\",\"DB_PASSWORD\":\"hunter2\"}}"));
    }

    @Test
    void theNameBesideADeclaredValueIsPartOfItsMeasure() throws IOException {
        assertEquals(
                "{\"spec\":{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":{\"removed\":true,\"kind\":\"password\",\"length\":7,"
                        + "\"matches\":[\"password DB_PASSWORD:1\"]}},{\"name\":\"X\",\"value\":{\"removed\":true,\"kind\":\"value\","
                        + "\"length\":1,\"matches\":[]}}]}}",
                written("{\"spec\":{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"hunter2\"},{\"name\":\"X\",\"value\":\"1\"}]}}"));
    }

    @Test
    void aSecretInAFieldThatRulesReadAsATextIsReplacedByAText() throws IOException {
        assertEquals("{\"password\":\"[removed:password:7:#]\"}", written("{\"password\":\"hunter2\"}"));
    }

    @Test
    void aNameThatPromisesASecretIsEnough() throws IOException {
        assertEquals(
                "{\"metadata\":{\"db_password\":{\"removed\":true,\"kind\":\"password\",\"length\":9,\"classes\":3,\"entropy\":2.94,"
                        + "\"matches\":[\"password db_password:1\"],\"hmac\":\"#\"},\"role\":\"front\"}}",
                written("{\"metadata\":{\"db_password\":\"Changeme1\",\"role\":\"front\"}}"));
    }

    @Test
    void aNumberMayBeAPasswordToo() throws IOException {
        assertTrue(written("{\"x\":{\"admin_password\":123456}}").contains("\"removed\":true"));
    }

    @Test
    void aDefaultBelowSuchANameIsASecret() throws IOException {
        String written = written("{\"parameters\":{\"db_password\":{\"type\":\"string\",\"default\":\"Changeme1\"}}}");

        assertTrue(
                written.startsWith(
                        "{\"parameters\":{\"db_password\":{\"type\":\"string\",\"default\":{\"removed\":true"),
                written);
    }

    @Test
    void theValueBesideSuchANameIsReplacedInPlace() throws IOException {
        assertEquals(
                "{\"outputs\":[{\"output_key\":\"db_password\",\"output_value\":\"[removed:password:9:#]\"}],"
                        + "\"env\":[{\"name\":\"API_TOKEN\",\"value\":\"[removed:token:3:#]\"},{\"name\":\"LEVEL\",\"value\":\"debug\"}]}",
                written("{\"outputs\":[{\"output_key\":\"db_password\",\"output_value\":\"Changeme1\"}],"
                        + "\"env\":[{\"name\":\"API_TOKEN\",\"value\":\"abc\"},{\"name\":\"LEVEL\",\"value\":\"debug\"}]}"));
    }

    @Test
    void optionsOfACommandAreReplacedInPlaceAlsoWhenTheValueIsTheNextElement() throws IOException {
        assertEquals(
                "{\"command\":[\"app\",\"--token=[removed:token:3:#]\",\"--password\",\"[removed:password:7:#]\",\"--verbose\"]}",
                written("{\"command\":[\"app\",\"--token=abc\",\"--password\",\"hunter2\",\"--verbose\"]}"));
    }

    @Test
    void anAppliedCopyIsTakenOutWhateverItHolds() throws IOException {
        assertTrue(written(
                "{\"metadata\":{\"annotations\":{\"kubectl.kubernetes.io/last-applied-configuration\":\"{}\"}}}")
                .contains("{\"removed\":true,\"kind\":\"copy-of-object\",\"length\":2"));
    }

    @Test
    void aSecretInAKeyIsTakenOutToo() throws IOException {
        assertEquals(
                "{\"x\":{\"[removed:access-key:20:#]\":1}}", written("{\"x\":{\"AKIAIOSFODNN7EXAMPLE\":1}}"));
    }

    @Test
    void aMeasureThatACollectorTookIsLeftAlone() throws IOException {
        String measured = "{\"data\":{\"removed\":true,\"kind\":\"secret-data\",\"length\":3}}";

        assertEquals(measured, written(measured));
        assertFalse(redactor.redacted());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                    "{\"token_ttl\":3600,\"secrets\":-1,\"secret_type\":\"symmetric\",\"secret_ref\":\"http://b:9311/v1/secrets/1\"}",
                    "{\"valueFrom\":{\"secretKeyRef\":{\"name\":\"pay-db\",\"key\":\"password\"}}}",
                    "{\"automountServiceAccountToken\":false,\"secretName\":\"pay-db\",\"imagePullSecrets\":[{\"name\":\"regcred\"}]}",
                    "{\"command\":[\"kube-apiserver\",\"--service-account-key-file=/etc/kubernetes/pki/sa.pub\",\"--token-auth-file=/t.csv\"]}",
                    "{\"annotations\":{\"nginx.ingress.kubernetes.io/auth-secret\":\"shop/basic-auth\"}}",
                    "{\"public_key\":\"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ== me\",\"fingerprint\":\"ab:cd\",\"key_name\":\"kp-1\"}",
                    "{\"options\":{\"multi_factor_auth_rules\":[[\"password\",\"totp\"]],\"ignore_password_expiry\":true}}",
                    "{\"rules\":[{\"resources\":[\"secrets\",\"serviceaccounts/token\"],\"verbs\":[\"get\"]}]}",
                    "{\"key\":\"node.kubernetes.io/not-ready\",\"operator\":\"Exists\",\"value\":\"x\"}",
                    "{\"admin_password\":\"\",\"use_password\":\"true\",\"rate\":1.50,\"big\":123456789012345678901234567890}",
                    "{\"caBundle\":\"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJlVENDQVIrZ0F3SUJBZ0lJS0xueQ==\"}"
            })
    void whatRulesNeedStays(String json) throws IOException {
        assertEquals(JSON.readTree(json), JSON.readTree(written(json)));
        assertFalse(redactor.redacted());
    }

    @Test
    void saysOnceThatSomethingWasTakenOut() throws IOException {
        written("{\"psk\":\"x\"}");

        assertTrue(redactor.redacted());
        assertFalse(redactor.redacted());
    }

    @Test
    void looksIntoWhatIsNotStoredWithoutMixingItUp() throws IOException {
        assertTrue(redactor.holdsSecret(JSON.readTree("{\"token\":\"abc\"}")));
        assertFalse(redactor.holdsSecret(JSON.readTree("{\"next\":\"http://x/v2.0/ports?marker=1\"}")));
        assertFalse(redactor.redacted());
    }

    @Test
    void factsAreCleanedAsATree() throws IOException {
        JsonNode clean =
                redactor.tree(JSON.readTree("{\"version\":\"1.37\",\"note\":\"token=abc\",\"n\":[1,true,null]}"));

        assertEquals("1.37", clean.path("version").textValue());
        assertTrue(clean.path("note").textValue().startsWith("token=[removed:"));
        assertEquals("[1,true,null]", clean.path("n").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                    "[\"redis-cli\",\"-a\",\"#\"]",
                    "[\"/usr/bin/mongosh\",\"-u\",\"root\",\"-p\",\"#\"]"
            })
    void theShortOptionOfAProgramThatTakesAPasswordIsEnough(String command) throws IOException {
        assertFalse(written("{\"command\":" + command.replace("#", "hunter2") + "}").contains("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "[\"-pSummer2024X\"]", "[\"-p\",\"Summer2024X\"]", "[\"-w\",\"Summer2024X\"]", "[\"-wSummer2024X\"]",
            "[\"-a\",\"Summer2024X\"]", "[\"-a=Summer2024X\"]", "[\"--auth=root:Summer2024X\"]",
            "[\"--auth\",\"root:Summer2024X\"]", "[\"-u\",\"root:Summer2024X\"]", "[\"-uroot:Summer2024X\"]",
            "[\"--user=root:Summer2024X\"]", "[\"--basic-auth\",\"root:Summer2024X\"]",
            "[\"--proxy-user\",\"root:Summer2024X\"]", "[\"--storepass\",\"Summer2024X\"]",
            "[\"-keypass\",\"Summer2024X\"]", "[\"--storepass=Summer2024X\"]", "[\"--dbpwd\",\"Summer2024X\"]",
            "[\"sh\",\"-c\",\"app --auth root:Summer2024X --level 2\"]",
            "[\"sh\",\"-c\",\"app --user=root:Summer2024X\"]"})
    void aPasswordInAnElementOfACommandIsTakenOut(String command) throws IOException {
        assertFalse(written("{\"args\":" + command + "}").contains("Summer2024X"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "-p 8080", "-p tcp", "-a 0.0.0.0:80", "--auth-mode=server", "--authorization-mode=RBAC,Node",
            "--authentication-kubeconfig=/etc/kubernetes/scheduler.conf", "--anonymous-auth=false",
            "--client-ca-file=/etc/kubernetes/pki/ca.crt", "--token-auth-file=/etc/kubernetes/tokens.csv",
            "--bootstrap-token-auth=true", "--service-account-lookup=true", "--client-cert-auth=true",
            "-p web1.example.org",
            "-a my-project-2", "-w 1920x1080", "-p node1:8443", "-u 1000:1000", "--user 1000:1000",
            "--user=nobody:65534",
            "-alertmanager.url2=x", "-pprof-port6060", "-w /var/lib/app2data", "-p $(DB_PASS2WORD)", "-p 1h30m0s",
            "--auth=required", "--auth-type=basic", "-port8080", "--authentication-token-webhook=true",
            "--oidc-client-id=kube2login", "-u root:$(PASSWORD)"})
    void whatIsNoPasswordInACommandStays(String words) throws IOException {
        String command = JSON.writeValueAsString(words.split(" "));

        assertEquals("{\"args\":" + command + "}", written("{\"args\":" + command + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"configurations\":{\"tokens\":[\"#\"]}}", "{\"configurations\":{\"tokens\":{\"a\":\"#\"}}}",
            "{\"configurations\":{\"tokens\":{\"a\":[\"#\"]}}}", "{\"token\":[\"#\"]}",
            "{\"passwords\":{\"root\":\"#\"}}",
            "{\"secrets\":[\"#\"]}", "{\"api_keys\":[\"#\"]}", "{\"credentials\":{\"root\":\"#\"}}"})
    void listsAndMapsUnderANameThatPromisesSecretsLoseThem(String json) throws IOException {
        assertFalse(written(json.replace("#", "blue-summer")).contains("blue-summer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"secrets\":[{\"name\":\"sa-token-1\"}]}",
            "{\"secret\":{\"secretName\":\"paydb2024\",\"optional\":false}}",
            "{\"serviceAccountToken\":{\"path\":\"token\",\"audience\":\"vault\",\"expirationSeconds\":3607}}",
            "{\"privateKey\":{\"algorithm\":\"ECDSA\",\"rotationPolicy\":\"Always\",\"size\":256}}",
            "{\"authorization\":{\"mode\":\"Webhook\",\"webhook\":{\"cacheAuthorizedTTL\":\"0s\"}}}",
            "{\"password\":{\"valueFrom\":{\"secretKeyRef\":{\"name\":\"db\",\"key\":\"pw\"}}}}",
            "{\"secret\":{\"name\":\"db\",\"items\":[{\"key\":\"a\",\"path\":\"b\"}]}}",
            "{\"keys\":[\"a\",\"b\"],\"matchLabelKeys\":[\"app\"]}"})
    void whatAMapSaysOfASecretStays(String json) throws IOException {
        assertEquals(json, written(json));
    }

    @Test
    void aPortBehindTheSameOptionStays() throws IOException {
        String command = "{\"command\":[\"redis-cli\",\"-p\",\"6379\"],\"args\":[\"-p\",\"/etc/app.d\"]}";

        assertEquals(command, written(command));
    }

    @Test
    void filesThatAnInstanceIsStartedWithAreMeasured() throws IOException {
        assertTrue(written("{\"personality\":[{\"path\":\"/x\",\"contents\":\"aHVudGVyMg==\"}]}")
                .startsWith(
                        "{\"personality\":[{\"path\":\"/x\",\"contents\":{\"removed\":true,\"kind\":\"user-data\""));
    }

    @ParameterizedTest
    @CsvSource({"1,on", "t,on", "TRUE,on", "yes,on", "0,off", "F,off", "Off,off", "12,''", "'',''", "null,''",
            "a$(FLAG),refers"})
    void aSwitchIsMeasuredHoweverShort(String value, String word) throws IOException {
        assertEquals(
                "{\"spec\":{\"env\":[{\"flag\":{\"removed\":true,\"kind\":\"value\",\"switch\":\"" + word + "\"}}]}}",
                written("{\"spec\":{\"env\":[{\"flag\":\"" + value + "\"}]}}"));
    }

    @Test
    void aValueWithTheNameOfASecretIsNoSwitch() throws IOException {
        assertEquals(
                "{\"spec\":{\"env\":[{\"pin_token\":{\"removed\":true,\"kind\":\"token\"}}]}}",
                written("{\"spec\":{\"env\":[{\"pin_token\":\"1\"}]}}"));
    }

    @Test
    void aLongPathUnderASecretNameIsReadToItsEnd() throws IOException {
        String json = "{\"api_token\":\"" + "/a".repeat(100_000) + "\"}";

        assertEquals(json, written(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pw=", "--auth="})
    void manyNamesInOneUnbrokenValueAreReadInTime(String name) {
        String text = name.repeat(500_000 / name.length()) + "hunter22x";

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> redactor.text(text));
    }
}

package io.secnumscan.k8s.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.k8s.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorTest {
    private static Match match(String selector, String labels) {
        return LabelSelector.of(Read.json(selector)).matches(Labels.of(Read.json(labels)));
    }

    private static String expression(String operator, String values) {
        return "{'matchExpressions':[{'key':'a','operator':'" + operator + "'"
                + (values.isEmpty() ? "" : ",'values':" + values) + "}]}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{}                                  | {}                | YES",
            "{'matchLabels':{'a':'x'}}           | {'a':'x','b':'y'} | YES",
            "{'matchLabels':{'a':'x'}}           | {'a':'y'}         | NO",
            "{'matchLabels':{'a':'x','b':'y'}}   | {'a':'x'}         | NO",
            "{'matchLabels':{'a':''}}            | {}                | NO",
    })
    void labelsMustAllBeThere(String selector, String labels, Match expected) {
        assertEquals(expected, match(selector, labels));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "In           | ['x','y'] | {'a':'y'} | YES",
            "In           | ['x']     | {}        | NO",
            "NotIn        | ['x']     | {'a':'x'} | NO",
            "NotIn        | ['x']     | {'a':'y'} | YES",
            "NotIn        | ['x']     | {}        | YES",
            "Exists       |           | {'a':''}  | YES",
            "Exists       |           | {}        | NO",
            "DoesNotExist |           | {}        | YES",
            "DoesNotExist |           | {'a':''}  | NO",
            "Gt           | ['1']     | {'a':'2'} | UNKNOWN",
    })
    void operatorsAreThoseOfTheApi(String operator, String values, String labels, Match expected) {
        assertEquals(expected, match(expression(operator, values == null ? "" : values), labels));
    }

    @Test
    void labelsThatWereNotReadDecideNothing() {
        assertEquals(Match.UNKNOWN, LabelSelector.of(Read.json("{'matchLabels':{'a':'x'}}")).matches(Labels.unread()));
    }

    @Test
    void whatFailsAnywayIsDecidedThoughTheRestIsUnknown() {
        Labels half = key -> key.equals("a") ? new Labels.Label.Is("y") : new Labels.Label.Unknown();

        assertEquals(Match.NO, LabelSelector.of(Read.json("{'matchLabels':{'a':'x','b':'z'}}")).matches(half));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "                                          | UNKNOWN",
            ",{'key':'a','operator':'Exists'}          | UNKNOWN",
            ",{'key':'b','operator':'In','values':[]}  | NO",
            ",{'key':'a','operator':'Exists'},{'key':'a','operator':'DoesNotExist'} | NO",
    })
    void anOperatorThatIsNotKnownLeavesOpenWhatTheOthersAllow(String others, Match expected) {
        String text = "{'matchExpressions':[{'key':'a','operator':'Gt','values':['1']}" + (others == null ? "" : others)
                + "]}";

        assertEquals(expected, LabelSelector.of(Read.json(text)).satisfiable());
    }

    /** Every object that two labels with few values can make; {@code other} stands for every value that is not named. */
    private static List<ObjectNode> objects() {
        List<ObjectNode> objects = new ArrayList<>();
        for (String a : List.of("", "x", "y", "z", "other")) {
            for (String b : List.of("", "x", "y", "z", "other")) {
                ObjectNode labels = JsonNodeFactory.instance.objectNode();
                if (!a.isEmpty()) {
                    labels.put("a", a);
                }
                if (!b.isEmpty()) {
                    labels.put("b", b);
                }
                objects.add(labels);
            }
        }
        return objects;
    }

    @Test
    void aSelectorIsSatisfiableExactlyWhenSomeObjectMatches() {
        Random random = new Random(20261124);
        List<String> operators = List.of("In", "NotIn", "Exists", "DoesNotExist");
        for (int round = 0; round < 5000; round++) {
            StringBuilder expressions = new StringBuilder();
            int count = random.nextInt(5);
            for (int i = 0; i < count; i++) {
                String operator = operators.get(random.nextInt(operators.size()));
                List<String> values = new ArrayList<>(List.of("x", "y", "z"));
                values.removeIf(value -> random.nextBoolean());
                if (values.isEmpty()) {
                    values.add("x");
                }
                expressions.append(i == 0 ? "" : ",")
                        .append("{'key':'").append(random.nextBoolean() ? "a" : "b").append("','operator':'")
                        .append(operator).append("'")
                        .append(operator.endsWith("In") ? ",'values':['" + String.join("','", values) + "']" : "")
                        .append("}");
            }
            String text = "{'matchExpressions':[" + expressions + "]}";
            LabelSelector selector = LabelSelector.of(Read.json(text));
            boolean found = objects().stream().anyMatch(labels -> selector.matches(Labels.of(labels)) == Match.YES);

            assertEquals(Match.of(found), selector.satisfiable(), text);
        }
    }
}

package io.secnumscan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.TargetPlan;
import io.secnumscan.core.text.Text;
import java.util.List;

/** The plans for a program, in both languages. */
final class PlanJson {
    private PlanJson() {}

    static ArrayNode of(List<TargetPlan> plans) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        plans.forEach(plan -> target(plan, all.addObject()));
        return all;
    }

    private static void target(TargetPlan plan, ObjectNode json) {
        json.put("target", plan.target());
        plan.problem().ifPresent(problem -> text(problem, json.putObject("unreachable")));
        ArrayNode reads = json.putArray("reads");
        for (TargetPlan.Read read : plan.reads()) {
            ObjectNode one = reads.addObject()
                    .put("type", read.type())
                    .put("region", read.region())
                    .put("scope", read.scope().toString())
                    .put("identity", read.identity());
            ArrayNode calls = one.putArray("calls");
            read.calls().forEach(call -> call(call, calls.addObject()));
        }
        ArrayNode settled = json.putArray("settled");
        plan.settled().forEach(line -> text(PlanPage.why(line.coverage()), settled.addObject()
                .put("type", line.type())
                .put("region", line.region())
                .put("scope", line.scope().toString())
                .putObject("why")));
        json.put("least", plan.least());
        json.put("sent", plan.sent().size());
    }

    private static void call(PlannedCall call, ObjectNode json) {
        json.put("method", call.method());
        json.put("address", SafeMessage.of(call.address()));
        json.put("least", call.count().least());
        text(call.count().text(), json.putObject("count"));
    }

    private static void text(Text text, ObjectNode json) {
        json.put("en", SafeMessage.of(text.en()));
        json.put("fr", SafeMessage.of(text.fr()));
    }
}

package io.secnumscan.openstack.recorded;

import io.secnumscan.core.collect.CollectTask;
import io.secnumscan.core.collect.Collector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the contract tests of the services have in common. */
public final class TestSubjects {
    private TestSubjects() {}

    /** Answers by address as JSON: written with single quotes, and with a backtick for a quote within a text. */
    public static Map<String, String> json(Map<String, String> answers) {
        Map<String, String> json = new HashMap<>();
        answers.forEach((path, body) -> json.put(path, body.replace('\'', '"').replace("`", "\\\"")));
        return json;
    }

    /** The collector of a type, of those that a plan made. */
    public static Collector collector(List<CollectTask> tasks, String type) {
        return tasks.stream()
                .map(CollectTask::collector)
                .filter(collector -> collector.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}

package io.secnumscan.core.collect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.http.Transport;
import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.platform.TargetSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A platform whose one session does what a test says. */
public final class ScriptedPlatform implements Platform {
    private final Function<ApiClient, List<CollectTask>> plan;
    private final List<CoverageRecord> settled;
    private final ObjectNode facts;
    private final List<Reference> references;

    /** @param plan made when the target is opened, with the client of the run */
    public ScriptedPlatform(Function<ApiClient, List<CollectTask>> plan, List<CoverageRecord> settled,
            ObjectNode facts) {
        this(plan, settled, facts, List.of());
    }

    private ScriptedPlatform(Function<ApiClient, List<CollectTask>> plan, List<CoverageRecord> settled,
            ObjectNode facts, List<Reference> references) {
        this.plan = plan;
        this.settled = List.copyOf(settled);
        this.facts = facts;
        this.references = List.copyOf(references);
    }

    public ScriptedPlatform(Function<ApiClient, List<CollectTask>> plan) {
        this(plan, List.of(), JsonNodeFactory.instance.objectNode());
    }

    /** The same, whose types name others. */
    public ScriptedPlatform naming(Reference... which) {
        return new ScriptedPlatform(plan, settled, facts, List.of(which));
    }

    /** A target for it. */
    public static TargetSpec spec(String name) {
        return new TargetSpec(name, "scripted", List.of(), List.of(), List.of(), Map.of());
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public TargetSession open(TargetSpec spec, CollectRuntime runtime) throws TargetException {
        ApiClient api = runtime.client(Transport.direct(), spec.name(), "reader");
        List<CollectTask> tasks = plan.apply(api);
        return new TargetSession() {
            @Override
            public List<CollectTask> plan() {
                return tasks;
            }

            @Override
            public List<CoverageRecord> settled() {
                return settled;
            }

            @Override
            public List<Reference> references() {
                return references;
            }

            @Override
            public ObjectNode facts() {
                return facts;
            }

            @Override
            public void close() {
                api.close();
            }
        };
    }

    @Override
    public List<FunctionLibrary> functions() {
        return List.of();
    }

    @Override
    public List<Analysis> analyses() {
        return List.of();
    }
}

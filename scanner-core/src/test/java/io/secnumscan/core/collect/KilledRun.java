package io.secnumscan.core.collect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.type.TypeCatalog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The program that {@link KilledRunTest} kills: reads of made-up resources, some of them one behind the other. */
final class KilledRun {
    static final int PAGES = 5;
    static final int ROWS = 20;
    private static final int READS = 12;

    private KilledRun() {}

    public static void main(String[] arguments) {
        CollectionRun.Settings settings = new CollectionRun.Settings(
                HttpLimits.DEFAULT, new TypeCatalog(new TreeMap<>()), InstantSource.system(), "test", "killed", 2);
        List<CollectTask> tasks = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            tasks.add(new CollectTask(new Things("test.things-" + i), "", Scope.ALL, "reader", new View.Cloud()));
        }
        ScriptedPlatform platform = new ScriptedPlatform(api -> tasks);
        new CollectionRun(settings, CollectionProgress.NONE)
                .run(Path.of(arguments[0]), List.of(new CollectionRun.Source(ScriptedPlatform.spec("t"), platform)));
    }

    private record Things(String type) implements Collector {
        @Override
        public Coverage collect(Scope scope, ResourceSink sink) {
            for (int page = 0; page < PAGES; page++) {
                for (int row = 0; row < ROWS; row++) {
                    sink.add(1, Scope.ALL, page + "-" + row, "", JsonNodeFactory.instance.objectNode().put("row", row));
                }
                sink.endPage();
                pause();
            }
            return new Coverage.Complete(sink.count());
        }

        @Override
        public List<PlannedCall> calls(Scope scope) {
            return List.of();
        }

        /** Long enough for the kill to come between two pages now and then. */
        private static void pause() {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

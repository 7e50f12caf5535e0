package io.secnumscan.core.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same snapshot gives the same findings in the same order. */
class OrderTest {
    @TempDir
    private Path folder;

    @Test
    void threadsChangeNothing() {
        Scene one = scene("one", 7);
        Scene four = scene("four", 7).threads(4);

        assertEquals(one.evaluate(), four.evaluate());
    }

    @Test
    void theOrderOfResourcesChangesOnlyTheOrderOfFailures() {
        assertEquals(sorted(scene("one", 7)), sorted(scene("other", 8)));
    }

    @Test
    void subjectsComeByName() {
        Scene scene = new Scene(folder)
                .rule("z", "subject: x.other\nrequire: resource.good")
                .rule("a", "subject: x.thing\nrequire: resource.open")
                .rule("m", "subject: target\nrequire: target.name == ''")
                .rule("b", "subject: perimeter.entries\nrequire: resource.wanted")
                .param("entries", "[]")
                .complete(Scene.OTHER, 0)
                .complete(Scene.THING, 0);

        assertEquals(List.of("b", "m", "z", "a"), scene.evaluate().report().stream().map(Finding::rule).toList());
    }

    private static List<Finding> sorted(Scene scene) {
        return scene.evaluate().report().stream().sorted(Comparator.comparing(Finding::id)).toList();
    }

    private Scene scene(String name, long seed) {
        Scene scene = new Scene(folder.resolve(name))
                .openRule()
                .rule("friends", """
                        subject: x.thing
                        related: {f: {type: x.other, where: {id: resource.friend}}}
                        require: "related.f.all(f, f.good)"
                        """)
                .complete(Scene.THING, 500)
                .complete(Scene.OTHER, 50);
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, 500).boxed().toList());
        Collections.shuffle(numbers, new Random(seed));
        numbers.forEach(i -> scene.thing("t" + i, "'open': " + (i % 3 == 0) + ", 'friend': 'o" + i % 50 + "'"));
        IntStream.range(0, 50).forEach(i -> scene.other("o" + i, i % 7 == 0 ? "'id': ''" : "'good': " + (i % 2 == 0)));
        return scene;
    }
}

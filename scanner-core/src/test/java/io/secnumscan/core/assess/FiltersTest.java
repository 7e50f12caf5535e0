package io.secnumscan.core.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiltersTest {
    @Test
    void theyReadAsTheyWereWritten() {
        assertEquals("--project p --namespace n --rule r --requirement 9.1 --exclude x",
                new Filters(List.of("p"), List.of("n"), List.of("r"), List.of("9.1"), List.of("x")).toString());
    }

    @Test
    void aScopeThatIsExcludedLeavesResourcesOutAndARuleDoesNot() {
        assertTrue(excluding("project/p").onResources());
        assertFalse(excluding("os-a").onResources());
    }

    @Test
    void aProjectOrNamespaceLeavesResourcesOut() {
        assertTrue(new Filters(List.of("p"), List.of(), List.of(), List.of(), List.of()).onResources());
        assertTrue(new Filters(List.of(), List.of("n"), List.of(), List.of(), List.of()).onResources());
    }

    @Test
    void rulesAndRequirementsLeaveNoResourceOut() {
        assertFalse(new Filters(List.of(), List.of(), List.of("r"), List.of("9.1"), List.of()).onResources());
    }

    private static Filters excluding(String what) {
        return new Filters(List.of(), List.of(), List.of(), List.of(), List.of(what));
    }
}

package io.secnumscan.k8s.analysis.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.secnumscan.k8s.Read;
import io.secnumscan.k8s.analysis.Labels;
import io.secnumscan.k8s.analysis.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalicoSelectorTest {
    private static Match match(String selector) {
        return CalicoSelector.parse(selector)
                .matches(Labels.of(Read.json("{'app':'web','tier':'front-end','k8s.io/name':'n'}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
            "all()                                   ; YES",
            "app == 'web'                            ; YES",
            "app==\"web\"                            ; YES",
            "app == 'db'                             ; NO",
            "none == 'x'                             ; NO",
            "app != 'web'                            ; NO",
            "app != 'db'                             ; YES",
            "none != 'x'                             ; YES",
            "app in {'db', 'web'}                    ; YES",
            "app in {'db'}                           ; NO",
            "app not in {'db'}                       ; YES",
            "none not in {'db'}                      ; YES",
            "has(app)                                ; YES",
            "has(none)                               ; NO",
            "!has(none)                              ; YES",
            "has(k8s.io/name)                        ; YES",
            "tier contains 'nt-e'                    ; YES",
            "tier starts with 'front'                ; YES",
            "tier ends with 'front'                  ; NO",
            "app == 'db' || tier starts with 'front' ; YES",
            "app == 'web' && has(none)               ; NO",
            "!(app == 'web' && has(none))            ; YES",
            "has(none) && has(none) || has(app)      ; YES",
            "global()                                ; NO",
    })
    void theLanguageIsUnderstood(String selector, Match expected) {
        assertEquals(expected, match(selector));
    }

    @Test
    void noSelectorSelectsEverything() {
        assertInstanceOf(CalicoSelector.All.class, CalicoSelector.parse("  "));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "app ~ 'web'", "app == web", "app ==", "has(app", "(all()", "all() all()", "app in {'a'", "matches(app)",
            "'app' == 'x'; x",
            "app == 'unclosed"
    })
    void whatIsNotUnderstoodSelectsNobodyKnowsWhat(String selector) {
        assertEquals(Match.UNKNOWN, match(selector));
    }

    @Test
    void aSelectorThatNestsWithoutEndIsNotUnderstood() {
        assertEquals(Match.UNKNOWN, match("!".repeat(100_000) + "all()"));
    }
}

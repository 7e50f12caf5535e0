package io.secnumscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.secnumscan.core.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeWordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"reach", "zone-flow", "pod-reach", "cloud-path"})
    void flowsAreOfSomebody(String type) {
        assertEquals(new Text("flows of", "flux de"), TypeWords.one("analysis/" + type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"reach", "zone-flow", "pod-reach", "exposure", "identity-use", "policy-engine", "cloud-path"})
    void noSentenceIsAboutTheNameOfAnAnalysis(String type) {
        assertFalse(TypeWords.inSentence("analysis/" + type).en().contains("analysis/"));
    }

    @Test
    void whatHasNoWordIsCalledByItsType() {
        assertEquals(Text.verbatim("some thing"), TypeWords.one("openstack.new.some-thing"));
    }
}

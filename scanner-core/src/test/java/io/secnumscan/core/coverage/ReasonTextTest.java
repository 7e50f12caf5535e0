package io.secnumscan.core.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.text.Text;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            listing users: HTTP 403                       | liste « users » : HTTP 403
            listing users: HTTP 403 (no: you; not (this)) | liste « users » : HTTP 403 (no: you; not (this))
            listing users, page 3: HTTP 500               | liste « users », page 3 : HTTP 500
            listing users: HTTP 403 (you) (2 of 3 calls)  | liste « users » : HTTP 403 (you) (2 appels sur 3)
            listing a: https://b:1: no answer in time     | liste « a » : https://b:1 : pas de réponse dans le délai
            openstack.a.b: listing users: HTTP 403        | openstack.a.b : liste « users » : HTTP 403
            nothing proves that auditor may see all of it | rien ne prouve que auditor voie tout
            called absent, and there were some: HTTP 404  | dit absent, et il y en avait : HTTP 404
            a thing of which nobody has heard             |
            listing users: a thing nobody has heard of    |
            """)
    void theFrenchOfAReasonIsThatOfItsPhrases(String english, String french) {
        assertEquals(Optional.ofNullable(french), ReasonText.french(english));
    }

    @Test
    void whatIsNotKnownStaysAsItWasNoted() {
        assertEquals(new Text("listing users: who knows", "listing users: who knows"),
                ReasonText.of("listing users: who knows"));
    }

    @ParameterizedTest
    @ValueSource(strings = {": ", " (", "; ", ", ", "a", " of ", "https://", "1", " (1 of ", "HTTP 40"})
    void aNameOfAMillionCharactersIsReadToItsEnd(String piece) {
        String reason = "listing users" + piece.repeat(1_000_000 / piece.length()) + "!";

        assertTrue(ReasonText.of(reason).fr().length() >= reason.length());
    }
}

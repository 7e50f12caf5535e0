package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            rm {resource.id} ; rm <id> ; rm <id>
            rm -n {resource.namespace} x ; rm -n <namespace> x ; rm -n <espace de noms> x
            rm {resource.user_id} ; rm <user id> ; rm <id utilisateur>
            rm {item} ; rm <item> ; rm <élément>
            rm {k8s.show(resource.role)} ; rm <role> ; rm <rôle>
            rm {params.scanDays} ; rm <scanDays> ; rm <scanDays>
            rm {resource.own_field} ; rm <own field> ; rm <own field>
            rm {resource.kind == 'a' ? 'x' : 'y ' + resource.id} ; rm <x | y …> ; rm <x | y …>
            rm {resource.rules.filter(r, r.direction == 'in')} ; rm … ; rm …
            rm {{a: 1} ; rm {a: 1} ; rm {a: 1}
            """)
    void whatAFindingWouldNameIsSaidInWords(String template, String english, String french) {
        assertEquals(new Text(english, french), Placeholders.shown(Text.verbatim(template)));
    }
}

package io.secnumscan.core.cel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.yaml.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private final Language language = Language.of("""
            name: string
            n: int
            x: {at: /x, type: double, absent: unread}
            note: {at: /note, type: string?, absent: unread}
            tags: list(string)
            must: int
            rules: {at: /rules, items: {p: string?}}
            """).join("r", "id: string");

    private String render(String template) {
        return language.template(template).render(language.bindings(), Wording.ENGLISH);
    }

    @Test
    void aPlaceholderOfBothLanguagesIsCompiledOnce() {
        ExpressionCompiler compiler = new ExpressionCompiler(language.scope(), List.of(), new Problems());

        List<CompiledExpression> en = expressions(compiler, "{resource.n + 1} of {resource.name}");
        List<CompiledExpression> fr = expressions(compiler, "{resource.name} : {resource.n + 1}");

        assertSame(en.get(0), fr.get(1));
        assertSame(en.get(1), fr.get(0));
    }

    private static List<CompiledExpression> expressions(ExpressionCompiler compiler, String template) {
        return ((CompiledTemplate) compiler.compileTemplate(Language.scalar(template)))
                .parts().stream()
                .filter(CompiledExpression.class::isInstance)
                .map(CompiledExpression.class::cast)
                .toList();
    }

    @Test
    void bracesHoldExpressions() {
        language.given("{name: 'web', n: 21}");

        assertEquals("port 22 of web", render("port {resource.n + 1} of {resource.name}"));
    }

    @Test
    void twoOpeningBracesAreABrace() {
        assertEquals("patch {\"a\": {\"b\": 1}}", render("patch {{\"a\": {{\"b\": 1}}"));
    }

    @Test
    void quotesAndBracesInsideAnExpressionAreItsOwn() {
        assertEquals("}'{", render("{'}\\'{'}"));
    }

    @Test
    void aListIsJoinedByCommas() {
        language.given("{tags: ['a', 'b']}");

        assertEquals("a, b", render("{resource.tags}"));
    }

    @Test
    void anUnknownReadsAsNotRead() {
        assertEquals("note: (not read)", render("note: {resource.note}"));
    }

    @Test
    void aNullIsADash() {
        language.given("{note: null}");

        assertEquals("note: –", render("note: {resource.note}"));
    }

    @Test
    void aTruthIsSaidInTheLanguage() {
        Template template = language.template("{1 < 2}, {resource.note}");

        assertEquals("oui, (non lu)", template.render(language.bindings(), Wording.FRENCH));
    }

    @Test
    void inCodeATruthIsAKeyword() {
        assertEquals("true", language.template("{1 < 2}").render(language.bindings(), Wording.CODE));
    }

    @Test
    void anIncompleteListPrintsWhatWasSeenAndWhatIsMissing() {
        language.rowsAndMaybeMore("r", "{id: 'a'}");

        assertEquals("a, (not read)", render("{related.r.map(x, x.id)}"));
    }

    @Test
    void whatBreaksIsAQuestionMark() {
        assertEquals("must: ?", render("must: {resource.must}"));
    }

    @Test
    void aWholeNumberOfADoubleHasNoPoint() {
        language.given("{x: 2.0}");

        assertEquals("2", render("{resource.x}"));
    }

    /** Names are given by tenants: they must not turn the terminal's text around or begin a line of their own. */
    @Test
    void hostileCharactersAreDisarmed() {
        language.given("{name: 'a\\nb\\u001b[31m\\u202Ec'}");

        assertEquals("a b?[31m?c", render("{resource.name}"));
    }

    @Test
    void aLongValueIsShortened() {
        language.given("{name: '" + "é".repeat(500) + "'}");

        assertEquals("é".repeat(200) + "…", render("{resource.name}"));
    }

    @Test
    void aLongListIsShortened() {
        language.given("{tags: [" + "'a',".repeat(50).replaceAll(",$", "") + "]}");

        assertEquals("a, ".repeat(20) + "…", render("{resource.tags}"));
    }

    @Test
    void placeholdersAreToldSorted() {
        assertEquals(
                List.of("resource.n", "resource.name", "resource.name"),
                language.template("{resource.name} {resource.n} { resource.name }").placeholders());
    }

    @Test
    void aMistakeInAPlaceholderIsFoundAtItsPlace() {
        Problems problems = new Problems();
        new ExpressionCompiler(language.scope(), List.of(), problems)
                .compileTemplate(Language.scalar("first line,\nthen {resource.name} and {resource.nme}"));

        assertTrue(problems.render().startsWith("rule.yaml:3:38: no field 'nme'"), problems.render());
    }

    @Test
    void aBraceThatIsNeverClosedIsFound() {
        Problems problems = new Problems();
        new ExpressionCompiler(language.scope(), List.of(), problems)
                .compileTemplate(Language.scalar("a {resource.name"));

        assertTrue(problems.render().startsWith("rule.yaml:2:5: this brace is never closed"), problems.render());
    }

    @Test
    void itTellsWhatItReads() {
        Reads reads = language.template("{resource.name} {related.r.map(x, x.id)}").reads();

        assertEquals(List.of("related.r", "resource"), List.copyOf(reads.roots()));
        assertEquals(List.of("test.r.id", "test.thing.name"), List.copyOf(reads.fields()));
    }
}

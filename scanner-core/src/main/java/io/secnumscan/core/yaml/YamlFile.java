package io.secnumscan.core.yaml;

import io.secnumscan.core.file.LocalFile;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Reads one YAML document into nodes with positions. Bounded: 4 MiB a file, 50 levels, 100,000 nodes with aliases counted
 * as often as they are used; tags are refused, so nothing but texts, lists and maps can come out.
 */
public final class YamlFile {
    private static final int MAX_DEPTH = 50;

    private YamlFile() {}

    /**
     * Reads a file.
     *
     * @param problems hears why there is no node: missing, not UTF-8, too large, no YAML, empty
     */
    public static Optional<YamlNode> read(Path path, Problems problems) {
        Position file = Position.ofFile(path.toString());
        try {
            byte[] bytes = LocalFile.read(path);
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return parse(path.toString(), text, problems);
        } catch (NoSuchFileException _) {
            problems.add(file, new Text("no such file", "fichier introuvable"),
                    new Text("correct the path", "corriger le chemin"));
        } catch (CharacterCodingException _) {
            problems.add(file, new Text("is not UTF-8 text", "n'est pas du texte en UTF-8"));
        } catch (LocalFile.Refused e) {
            problems.add(file, e.why(), e.wayOut());
        } catch (IOException e) {
            problems.add(file, new Text("can't be read: " + e.getMessage(), "ne peut pas être lu : " + e.getMessage()));
        }
        return Optional.empty();
    }

    /** Reads a text; {@code name} is what messages call it. */
    public static Optional<YamlNode> parse(String name, String text, Problems problems) {
        String unix = text.replace("\r\n", "\n").replace('\r', '\n');
        Source source = Source.of(name, unix);
        try {
            LoadSettings settings = settings();
            Optional<Node> root =
                    new Composer(settings, new BoundedParser(settings, unix, MAX_DEPTH)).getSingleNode();
            if (root.isEmpty()) {
                problems.add(new Position(source, 1, 1), new Text("the file is empty", "le fichier est vide"));
            }
            return root.flatMap(node -> new NodeReader(source, problems).read(node));
        } catch (BoundedParser.TooDeep e) {
            problems.add(at(source, e.at()), new Text(
                    "nested deeper than " + MAX_DEPTH + " levels",
                    "imbriqué sur plus de " + MAX_DEPTH + " niveaux"));
        } catch (MarkedYamlEngineException e) {
            problems.add(at(source, e.getProblemMark()), problem(e));
        } catch (ReaderException e) {
            int line = (int) unix.codePoints().limit(e.getPosition()).filter(point -> point == '\n').count();
            problems.add(new Position(source, line + 1, 1),
                    new Text("a character that YAML doesn't allow: ", "un caractère que YAML n'admet pas : ")
                            .and(Text.verbatim(String.format(Locale.ROOT, "U+%04X", e.getCodePoint()))));
        } catch (YamlEngineException e) {
            problems.add(new Position(source, 1, 1), invalid(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static Text problem(MarkedYamlEngineException e) {
        String context = e.getContext() == null ? "" : e.getContext() + ": ";
        return invalid(context + e.getProblem());
    }

    /** What is wrong stays in the words of the library. */
    private static Text invalid(String what) {
        return new Text("no valid YAML: " + what, "YAML non valide : " + what);
    }

    static Position at(Source source, Optional<Mark> mark) {
        return mark.map(m -> new Position(source, m.getLine() + 1, m.getColumn() + 1))
                .orElseGet(() -> new Position(source, 1, 1));
    }

    /** With the failsafe schema every single value is a text: meaning is given by the reader, never by spelling. */
    private static LoadSettings settings() {
        return LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setCodePointLimit(LocalFile.MAX_BYTES)
                .setMaxAliasesForCollections(1000)
                .build();
    }
}

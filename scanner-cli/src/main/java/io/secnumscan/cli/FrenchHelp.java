package io.secnumscan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The French of every help: the English stands beside the options, in the annotations. */
final class FrenchHelp extends java.util.ResourceBundle {
    private static final String FILE = "help_fr.properties";

    private final Map<String, String> texts = new TreeMap<>();

    /** @param further what commands of other modules bring */
    FrenchHelp(Iterable<CommandProvider> further) {
        add(FrenchHelp.class.getResourceAsStream(FILE));
        further.forEach(provider -> add(provider.french()));
    }

    private void add(@Nullable InputStream texts) {
        if (texts == null) {
            throw new IllegalStateException("this installation lacks " + FILE);
        }
        Properties file = new Properties();
        try (var in = new InputStreamReader(texts, StandardCharsets.UTF_8)) {
            file.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.stringPropertyNames().forEach(key -> this.texts.put(key, file.getProperty(key)));
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keySet());
    }
}

package io.secnumscan.core.referential;

import io.secnumscan.core.text.Text;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One lettered demand of a referential, in our own words.
 *
 * @param id as the text numbers it: {@code 13.2.e}
 * @param section the id without its letter
 * @param services the kinds of service that it binds
 * @param reach how much of it configuration can show; its {@code coverage}
 * @param scored whether evidence may decide it; false: evidence only supports, a person judges
 * @param theme where reports put it; empty for what configuration doesn't show
 * @param note what is seen of it, and what is not
 */
public record Requirement(
        String id,
        String section,
        Text title,
        Text summary,
        Nature nature,
        Set<ServiceModel> services,
        Binding binding,
        Reach reach,
        boolean scored,
        Optional<String> theme,
        Text note) {
    public Requirement {
        services = java.util.Collections.unmodifiableSet(EnumSet.copyOf(services));
    }

    /** The first number of the id. */
    public String chapter() {
        return id.substring(0, id.indexOf('.'));
    }
}

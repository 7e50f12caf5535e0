package io.secnumscan.core.rule;

import io.secnumscan.core.cel.Reads;
import io.secnumscan.core.cel.Template;
import io.secnumscan.core.text.Text;
import java.util.Optional;

/**
 * What a rule says.
 *
 * @param title the demand, as it holds
 * @param message of a failure
 * @param why it matters
 * @param remediation how to mend it
 * @param terraform the same as a Terraform snippet, which is in no language
 * @param reason of {@code assessable: false}
 * @param look at what a person must look who reviews
 */
public record Texts(
        Text title,
        Message message,
        Text why,
        Message remediation,
        Optional<Template> terraform,
        Optional<Message> reason,
        Optional<Message> look) {
    public Reads reads() {
        Reads reads = message.reads().and(remediation.reads());
        reads = terraform.map(Template::reads).map(reads::and).orElse(reads);
        reads = reason.map(Message::reads).map(reads::and).orElse(reads);
        return look.map(Message::reads).map(reads::and).orElse(reads);
    }
}

package io.secnumscan.core.evaluate;

import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.util.Optional;

/** Turns one rule's judgements on one target into findings: failures at once, what many share folded at the end. */
final class Reporter {
    private final Findings findings;
    private final Folds folds;
    private final Calls calls;
    private final FindingSink report;
    private final Optional<FindingSink> each;

    /** @param each hears every verdict singly, folded ones too */
    Reporter(Findings findings, Calls calls, FindingSink report, Optional<FindingSink> each) {
        this.findings = findings;
        this.folds = new Folds(findings);
        this.calls = calls;
        this.report = report;
        this.each = each;
    }

    /**
     * @param line under which the resource was listed
     * @param doubt why it could not pass there
     */
    void judged(Resource resource, Judgement judgement, Optional<CoverageRecord> line, Optional<Text> doubt,
            byte[] digest) {
        each.ifPresent(sink -> sink.add(findings.single(resource, judgement)));
        switch (judgement.verdict()) {
            case FAIL, REVIEW, ERROR -> report.add(findings.single(resource, judgement));
            case PASS, NOT_APPLICABLE, NOT_ASSESSABLE -> folds.add(
                    line.map(CoverageRecord::region).orElse(resource.region()),
                    line.map(CoverageRecord::scope).orElse(Scope.ALL),
                    resource,
                    judgement,
                    doubt.filter(judgement.message()::equals).isPresent(),
                    digest);
        }
    }

    /** A verdict on a scope whatever its resources say, to which they may add. */
    void open(CoverageRecord line, Verdict verdict, Text message) {
        folds.open(line.region(), line.scope(), verdict, message);
    }

    /** A verdict on a scope that holds no resource. */
    void empty(String region, Scope scope, Verdict verdict, Text message) {
        long count = verdict == Verdict.FAIL ? 1 : 0;
        Finding finding = findings.scoped(region, scope, verdict, count, message, Optional.empty(), Optional.empty());
        report.add(finding);
        each.ifPresent(sink -> sink.add(finding));
    }

    void flush() {
        folds.flush(report, calls);
    }
}

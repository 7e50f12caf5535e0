package io.secnumscan.cli;

import io.secnumscan.core.assess.ExitCode;
import io.secnumscan.core.collect.PlanRun;
import io.secnumscan.core.collect.TargetPlan;
import io.secnumscan.core.type.TypeCatalog;
import java.util.List;

/** {@code scan --plan}: opens the targets, says what a scan would ask of them, and asks nothing. */
record Planning(Shell shell, boolean json) {
    ExitCode print(Targets targets, TypeCatalog types) {
        targets.refuseIfNoneIsUsable();
        PlanRun run = new PlanRun(Gathering.settings(targets, types, shell));
        SafeMessage.use(run.detectors());
        List<TargetPlan> plans = run.run(targets.sources());
        plans.forEach(plan -> plan.problem().ifPresent(shell::complain));
        if (json) {
            CatalogueOptions.print(PlanJson.of(plans), shell);
        } else {
            plans.stream().filter(plan -> plan.problem().isEmpty()).forEach(plan -> new PlanPage(plan, shell).print());
        }
        boolean opened = plans.stream().allMatch(plan -> plan.problem().isEmpty());
        return opened ? ExitCode.CLEAN : ExitCode.ERROR;
    }
}

package io.secnumscan.openstack.config;

import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.util.Optional;

/** Says from a cloud's settings what the token is asked for. */
final class ScopeReader {
    private final Settings settings;
    private final Domains domains;

    ScopeReader(Settings settings) {
        this.settings = settings;
        this.domains = new Domains(settings);
    }

    AuthScope read() throws TargetException {
        Optional<String> system = settings.text("system_scope");
        if (system.isPresent() && !system.get().equals("all")) {
            throw settings.wrong("system_scope", new Text("is 'all' or left out", "vaut « all » ou est omis"));
        }
        Optional<DomainRef> domain = domains.asScope();
        boolean project = domains.namesProject();
        if (system.isPresent() && (project || domain.isPresent())) {
            throw new TargetException(settings.where().and(new Text(
                    " asks for system_scope and for a " + (project ? "project" : "domain")
                            + "; a token has one scope: leave one of them out",
                    " demande system_scope et un " + (project ? "projet" : "domaine")
                            + " ; un jeton a une seule portée : en retirer un")));
        }
        if (system.isPresent()) {
            return new AuthScope.System();
        }
        if (settings.flag("unscoped").orElse(false)) {
            return new AuthScope.Unscoped();
        }
        return project ? project() : domain.<AuthScope>map(AuthScope.Domain::new).orElseGet(AuthScope.Unstated::new);
    }

    private AuthScope project() throws TargetException {
        Optional<String> id = settings.text("project_id", "tenant_id");
        if (id.isPresent()) {
            return new AuthScope.Project(id, Optional.empty(), Optional.empty());
        }
        Optional<DomainRef> domain = domains.ofProject();
        if (domain.isEmpty()) {
            throw settings.without("project_domain_name", new Text(
                    "a project's name alone is not unique (most clouds: project_domain_name: Default)",
                    "un nom de projet seul n'est pas unique (la plupart des clouds : project_domain_name: Default)"));
        }
        return new AuthScope.Project(Optional.empty(), settings.text("project_name", "tenant_name"), domain);
    }
}

/** Who may do what: roles, bindings, service accounts. */
@NullMarked
package io.secnumscan.k8s.rbac;

import org.jspecify.annotations.NullMarked;

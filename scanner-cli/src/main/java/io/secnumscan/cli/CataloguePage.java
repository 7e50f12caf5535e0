package io.secnumscan.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One thing that can be looked up, for a program, in a row of a table, and alone on the terminal. */
interface CataloguePage {
    /** In both languages. */
    ObjectNode json();

    List<String> row(Shell shell);

    void print(Shell shell);
}

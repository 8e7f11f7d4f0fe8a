package dev.souk.system.bench.formulas;

import dev.souk.system.bench.result.RelationFigures;
import java.io.IOException;

/** A relation, and how it is measured on a running system. */
interface Formula {
    RelationFigures measure(FormulaSystem system) throws IOException, InterruptedException;
}

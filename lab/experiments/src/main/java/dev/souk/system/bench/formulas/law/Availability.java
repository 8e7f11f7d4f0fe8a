package dev.souk.system.bench.formulas.law;

import java.util.stream.DoubleStream;

/** The availability of several parts that fail independently, each from 0 to 1. */
public final class Availability {

    private Availability() {}

    /** Of parts that are all needed: A1 · A2 · …. */
    public static double ofChain(double... parts) {
        return DoubleStream.of(parts).reduce(1, (product, part) -> product * part);
    }

    /** Of parts one of which is enough: 1 − (1 − A1) · (1 − A2) · …. */
    public static double ofReplicas(double... parts) {
        return 1 - DoubleStream.of(parts).reduce(1, (product, part) -> product * (1 - part));
    }
}

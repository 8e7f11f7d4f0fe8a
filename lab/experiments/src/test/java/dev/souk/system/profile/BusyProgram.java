package dev.souk.system.profile;

import java.io.IOException;

/** Does what its argument says until its standard input ends. */
final class BusyProgram {

    /** Keeps results, so that the compiler cannot remove what computes them. */
    @SuppressWarnings("unused")
    private static volatile Object result = "";

    private BusyProgram() {}

    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "compute" -> {
                Thread.ofPlatform().daemon().start(BusyProgram::computeOnPlatformThread);
                Thread.ofVirtual().start(BusyProgram::computeOnVirtualThread);
            }
            case "allocate" -> Thread.ofPlatform().daemon().start(BusyProgram::allocate);
            default -> {}
        }
        System.out.println("ready");
        int _ = System.in.read();
    }

    private static void computeOnPlatformThread() {
        for (long i = 0; ; i++) {
            result = sum(i);
        }
    }

    private static void computeOnVirtualThread() {
        for (long i = 0; ; i++) {
            result = product(i);
        }
    }

    private static long sum(long start) {
        long sum = start;
        for (int i = 0; i < 100_000; i++) {
            sum += sum ^ i;
        }
        return sum;
    }

    private static long product(long start) {
        long product = start;
        for (int i = 1; i < 100_000; i++) {
            product *= product ^ i;
        }
        return product;
    }

    private static void allocate() {
        while (true) {
            result = new Ballast();
        }
    }

    @SuppressWarnings("unused")
    private static final class Ballast {
        private final byte[] bytes = new byte[10_000];
    }
}

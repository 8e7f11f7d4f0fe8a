package dev.souk.system.profile;

import java.util.regex.Pattern;

/**
 * One method of a stack.
 *
 * @param type name of its class, without the number of a hidden class
 * @param execution how the JVM executed it: {@code Interpreted}, {@code JIT compiled}, {@code Inlined} or
 *     {@code Native}
 */
record StackFrame(String type, String method, String execution) {

    private static final Pattern NUMBER_OF_HIDDEN_CLASS = Pattern.compile("[+/.]0x[0-9a-f]+(/[0-9a-fx]+)?$|/\\d+$");
    private static final Pattern OF_JDK = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\..*");

    /** Without the number, samples of one lambda expression are one line, also after a restart. */
    static StackFrame of(String type, String method, String execution) {
        return new StackFrame(NUMBER_OF_HIDDEN_CLASS.matcher(type).replaceFirst(""), method, execution);
    }

    String name() {
        return type + "." + method;
    }

    String packageName() {
        int dot = type.lastIndexOf('.');
        return dot < 0 ? type : type.substring(0, dot);
    }

    /** Of a nested class or a lambda expression, the class around it. */
    String outerClass() {
        int nested = type.indexOf('$');
        return nested < 0 ? type : type.substring(0, nested);
    }

    boolean isOfSouk() {
        return type.startsWith("dev.souk.");
    }

    boolean isOfJdk() {
        return OF_JDK.matcher(type).matches();
    }
}

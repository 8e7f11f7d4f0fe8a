package dev.souk.architecture;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the code of a method says of its formats; a class that ArchUnit has imported does not have its constants. */
record FormattingMethod(MethodModel method) {

    private static final Set<String> OWNERS = Set.of(
            "java.lang.String", "java.io.PrintStream", "java.io.PrintWriter", "java.io.Console", "java.util.Formatter");
    private static final Set<String> NAMES = Set.of("format", "formatted", "printf");
    private static final Pattern DEPENDS_ON_LOCALE =
            Pattern.compile("%(\\d+\\$)?[-#+ 0,(]*\\d*(\\.\\d+)?[deEfgGaAtTSB]");

    private static final String UNKNOWN = "%d";

    /**
     * Also if a format comes from elsewhere. A call takes the last constant with a percent sign that none has taken: an
     * argument can be formatted by another call.
     */
    boolean dependsOnTheLocale() {
        var formats = new ArrayDeque<String>();
        return elements().anyMatch(element -> {
            if (isCall(element, _ -> true)) {
                String format = formats.isEmpty() ? UNKNOWN : formats.pop();
                return isCall(element, FormattingMethod::isWithoutLocale)
                        && DEPENDS_ON_LOCALE.matcher(format.replace("%%", "")).find();
            }
            strings(element).filter(text -> text.contains("%")).forEach(formats::push);
            return false;
        });
    }

    private Stream<CodeElement> elements() {
        return method.code().stream().flatMap(CodeModel::elementStream);
    }

    private static Stream<String> strings(CodeElement element) {
        Stream<? extends ConstantDesc> constants = switch (element) {
            case ConstantInstruction constant -> Stream.of(constant.constantValue());
            case InvokeDynamicInstruction call -> call.bootstrapArgs().stream();
            default -> Stream.empty();
        };
        return constants.filter(String.class::isInstance).map(String.class::cast);
    }

    private static boolean isCall(CodeElement element, Predicate<MethodTypeDesc> wanted) {
        return switch (element) {
            case InvokeInstruction call ->
                isFormatter(call.owner().asSymbol(), call.name().stringValue()) && wanted.test(call.typeSymbol());
            case InvokeDynamicInstruction call ->
                call.bootstrapArgs().stream()
                        .anyMatch(argument -> argument instanceof DirectMethodHandleDesc handle
                                && isFormatter(handle.owner(), handle.methodName())
                                && wanted.test(handle.invocationType()));
            default -> false;
        };
    }

    private static boolean isFormatter(ClassDesc owner, String name) {
        return OWNERS.contains(owner.packageName() + "." + owner.displayName()) && NAMES.contains(name);
    }

    private static boolean isWithoutLocale(MethodTypeDesc type) {
        return !type.displayDescriptor().contains("Locale");
    }
}

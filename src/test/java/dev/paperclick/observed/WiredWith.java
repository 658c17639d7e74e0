package dev.paperclick.observed;

import java.util.function.UnaryOperator;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;

/** The program, wired with another bean in the place of one of its own. */
public final class WiredWith {

    private WiredWith() {}

    /** What is done with the program. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** Does it; every context that this thread opens meanwhile has the replacement. */
    public static <T> void replacing(Class<T> type, UnaryOperator<T> replacement, Work work) {
        SpringApplication.withHook(
                application -> new SpringApplicationRunListener() {
                    @Override
                    public void contextPrepared(ConfigurableApplicationContext context) {
                        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                            @Override
                            public Object postProcessAfterInitialization(Object bean, String name) {
                                return type.isInstance(bean) ? replacement.apply(type.cast(bean)) : bean;
                            }
                        });
                    }
                },
                () -> {
                    work.run();
                    return true;
                });
    }
}

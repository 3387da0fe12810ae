import org.septuple.network.*; import org.septuple.learning.*; import java.util.*;
public class P { public static void main(String[] z) throws Exception {
 Split s=new Scaling.Interval(-1,1).apply(Split.random(Try.load(),1437,1)); var w=new Wiring.Cyclic(3,42,true,.9,false);
 var P=new BoundaryProjector(64,w.bulk(),10); var W=w.weights(64,10,1,0);
 var sep=new Septuple(new States(P.neurons(),32),P,new SampledData(s.train(),new Targets(-1,1),new SampledData.Shuffled(),1,0),W,Biases.of(P,W),new Activation.Tanh(),new Loss.Bulk(new BulkPotential.None()));
 var l=new Learner(sep,new LearningMode.Relaxed(12,16,.2),new Optimiser.Adam(.003,.9,.999,1e-8),1,0);
 for(int r=0;r<10;r++){ long t=System.nanoTime(); for(int k=0;k<200;k++) l.step(); System.out.printf("%.2f ms/step%n",(System.nanoTime()-t)/200e6);} } }

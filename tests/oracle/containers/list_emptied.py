# The array of a list that was emptied in every way, seen in what it grows to.
import sys
def z(x): print(sys.getsizeof(x), end=' ')
def mk(how):
    a=[0]*2
    if how==0: a.pop(); a.pop()
    elif how==1: a.pop(0); a.pop(0)
    elif how==2: del a[:]
    elif how==3: del a[0]; del a[0]
    elif how==4: a.remove(0); a.remove(0)
    elif how==5: a[:]=[]
    elif how==6: a*=0
    elif how==7: a.clear()
    elif how==8: a=[]
    elif how==9: a=[1]; a.pop()
    elif how==10: a=[1,2]; a.pop(); a.pop(0)
    elif how==11: a=[1]; a.pop(0)
    elif how==12: a=[1,2]; a.__init__()
    elif how==13: a=[0]*6; a.pop(0); a.pop(0);a.pop(0); a.pop(0);a.pop(0); a.pop(0)
    elif how==14: a=[0]*6; a.pop(); a.pop();a.pop(); a.pop();a.pop(); a.pop()
    elif how==15: a=[0]*6; del a[1:]; a.pop()
    elif how==16: a=[0]*6; del a[1:]; a.pop(0)
    elif how==17: a=[0]*6; del a[1:]; del a[0]
    elif how==18: a=[0]*6; del a[1:]; del a[:]
    elif how==19: a=[]; a.append(1); a.pop()
    elif how==20: a=[]; a.append(1); del a[0]
    elif how==21: a=[]; a.append(1); a.pop(0)
    elif how==22: a=list(range(3)); del a[1:]; a.pop()
    elif how==23: a=[1,2]; a.sort(); a.pop(); a.pop()
    elif how==24: a=[0]*2; del a[-1]; del a[-1]
    elif how==25: a=[1]; del a[-1]
    return a
for how in range(26):
    print(how, end=': ')
    z(mk(how))
    a=mk(how); a.extend((1,)); z(a)
    a=mk(how); a.extend((1,2)); z(a)
    a=mk(how); a.extend([1,2,3]); z(a)
    a=mk(how); a+=(1,2); z(a)
    a=mk(how); a[:]=(1,2); z(a)
    a=mk(how); a[0:0]=(1,2); z(a)
    a=mk(how); a.append(1); z(a)
    a=mk(how); a.insert(0,1); z(a)
    a=mk(how); a.extend({1,2}); z(a)
    a=mk(how); a.extend(x for x in (1,2)); z(a)
    a=mk(how); a.__init__((1,2)); z(a)
    a=mk(how); a.sort(); z(a); a.extend((1,2)); z(a)
    a=mk(how); a.extend(()); z(a); a.extend([1,2]); z(a)
    a=mk(how); a*=2; z(a); a.extend((1,2)); z(a)
    print()
